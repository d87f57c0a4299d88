// name: said-about
// about: Every sentence that speaks of an actor, or of who belongs to it, and the events that it reports.
// parameter: actor string
// parameter: since date = null
// parameter: until date = null
// example: actor = Mark Esper
// columns: published, who, in_words, events, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (sentence:Sentence)-[mention:MENTIONS]->(one:Entity) WHERE one.id IN party
MATCH (sentence)-[:PART_OF]->(article:Article)
WHERE ($since IS NULL OR article.published >= $since) AND ($until IS NULL OR article.published <= $until)
WITH sentence, article, one, mention ORDER BY one.name, mention.start
WITH sentence, article, collect(DISTINCT one.name) AS who, collect(DISTINCT mention.text) AS in_words
OPTIONAL MATCH (sentence)-[:REPORTS]->(event:Event)
WITH sentence, article, who, in_words, event ORDER BY event.name
WITH sentence, article, who, in_words, collect(DISTINCT event.name) AS events
ORDER BY article.published IS NULL, article.published, article.id, sentence.start
RETURN article.published AS published, who, in_words, events,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
