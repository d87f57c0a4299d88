// name: articles
// about: The articles, what they are from, and how many events each tells of.
// parameter: since date = null
// parameter: until date = null
// columns: published, outlet, events, told_first, sentence, article
MATCH (article:Article)
WHERE ($since IS NULL OR article.published >= $since) AND ($until IS NULL OR article.published <= $until)
MATCH (sentence:Sentence)-[:PART_OF]->(article)
MATCH (sentence)-[:REPORTS]->(event:Event)
WITH article, sentence, event ORDER BY sentence.start, event.name
WITH article, count(DISTINCT event) AS events, head(collect(event.name)) AS told_first,
  head(collect(sentence.text)) AS sentence
RETURN article.published AS published, article.source AS outlet, events, told_first,
  sentence, coalesce(article.title, article.path) AS article
ORDER BY published IS NULL, published, article
