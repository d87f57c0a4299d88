// name: articles
// about: The articles, what they are from, and how many events each tells of.
// parameter: since date = null
// parameter: until date = null
// columns: published, outlet, events, told_first, sentence, article
OPTIONAL MATCH (dated:Article)
WHERE dated.published >= coalesce($since, date('0001-01-01'))
  AND dated.published <= coalesce($until, date('9999-12-31'))
WITH collect(dated) AS of_the_time
OPTIONAL MATCH (undated:Article)
WHERE undated.id >= CASE WHEN $since IS NULL AND $until IS NULL THEN '' END AND undated.published IS NULL
WITH of_the_time, collect(undated) AS of_any_time
UNWIND of_the_time + of_any_time AS article
WITH article
MATCH (sentence:Sentence)-[:PART_OF]->(article)
MATCH (sentence)-[:REPORTS]->(event:Event)
WITH article, sentence, event ORDER BY sentence.start, event.name
WITH article, count(DISTINCT event) AS events, head(collect(event.name)) AS told_first,
  head(collect(sentence.text)) AS sentence
RETURN article.published AS published, article.source AS outlet, events, told_first,
  sentence, coalesce(article.title, article.path) AS article
ORDER BY published IS NULL, published, article
