// name: one-event
// about: One event with its parties, its place, and the sentences and articles that report it; without an id, the most reported one.
// parameter: event string = null
// columns: happening, part, party, report, sentence, stands, article
MATCH (happening:Event) WHERE $event IS NULL OR happening.id = $event
WITH happening ORDER BY happening.articles DESC, happening.reports DESC, happening.id LIMIT 1
OPTIONAL MATCH (happening)-[part:AGENT_OF|TARGETS|AT]-(party:Entity)
WITH happening, part, party
MATCH (sentence:Sentence)-[report:REPORTS]->(happening)
MATCH (sentence)-[stands:PART_OF]->(article:Article)
RETURN happening, part, party, report, sentence, stands, article
