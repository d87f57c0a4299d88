// name: protests
// about: Who protested against whom or what, where and when.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// parameter: unrealised boolean = false
// columns: by, against, place, earliest, latest, about_what, status, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (act:Event)
WHERE 'PROTEST' IN act.types AND ($unrealised OR act.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (agent:Entity)-[:AGENT_OF]->(act)
OPTIONAL MATCH (act)-[:TARGETS]->(target:Entity)
OPTIONAL MATCH (act)-[:AT]->(place:Entity)
OPTIONAL MATCH (act)-[:ABOUT|CAUSED_BY]->(theme:Event)
WITH party, act, agent, target, place, theme ORDER BY agent.name, target.name, place.name, theme.name
WITH party, act, collect(DISTINCT agent.id) + collect(DISTINCT target.id) AS involved,
  collect(DISTINCT agent.name) AS by, collect(DISTINCT target.name) AS against, collect(DISTINCT place.name) AS place,
  collect(DISTINCT theme.name) AS about_what
WHERE $actor IS NULL OR any(one IN involved WHERE one IN party)
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, by, against, place, about_what, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = act.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, by, against, place, about_what, head(collect(said.id)) AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN by, against, place, act.earliest AS earliest, act.latest AS latest, about_what, act.modality AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, place, by, sentence
