// name: evidence
// about: Where an event is told of: every sentence and word that reports it. Give its id or a part of its name.
// parameter: event string
// example: event = soleimani
// columns: event, id, word, type, status, according_to, published, sentence, article
MATCH (event:Event) WHERE event.id = $event OR event.search CONTAINS toLower($event)
MATCH (sentence:Sentence)-[report:REPORTS]->(event)
MATCH (sentence)-[:PART_OF]->(article:Article)
WITH event, sentence, report, article
UNWIND [''] + coalesce(report.sources, []) AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH event, sentence, report, article, source ORDER BY source.name
WITH event, sentence, report, article, collect(DISTINCT source.name) AS according_to
RETURN event.name AS event, event.id AS id, report.trigger AS word, report.type AS type, report.modality AS status,
  according_to, article.published AS published,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY event, id, published IS NULL, published, article, report.start, type
