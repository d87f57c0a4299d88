// name: claims-by-source
// about: What articles tell on somebody's word only, by whose word it is.
// parameter: source string = null
// parameter: since date = null
// parameter: until date = null
// example: source = Donald Trump
// columns: source, claim, type, earliest, latest, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($source) + '|'
// Who speaks is spoken of in the same article.
OPTIONAL MATCH (named)<-[:MENTIONS]-(:Sentence)-[:PART_OF]->(paper:Article)
WITH collect(DISTINCT named.id) AS named, collect(DISTINCT paper) AS papers
OPTIONAL MATCH (every:Article) WHERE every.id >= CASE WHEN $source IS NULL THEN '' END
WITH named, papers, collect(every) AS others
UNWIND papers + others AS article
MATCH (sentence:Sentence)-[:PART_OF]->(article)
MATCH (sentence)-[report:REPORTS]->(event:Event)
WHERE size(report.sources) > 0 AND ($source IS NULL OR any(id IN report.sources WHERE id IN named))
  AND ($since IS NULL OR event.latest >= $since) AND ($until IS NULL OR event.earliest <= $until)
WITH named, article, sentence, report, event
UNWIND report.sources AS who
WITH named, article, sentence, report, event, who
WHERE $source IS NULL OR who IN named
MATCH (source:Entity) WHERE source.id = who
RETURN source.name AS source, event.name AS claim, report.type AS type, event.earliest AS earliest,
  event.latest AS latest, report.modality AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY source, earliest IS NULL, earliest, claim, type, sentence
