// name: at-place
// about: What happened at a place, or to it, and at places that lie in it.
// parameter: place string
// parameter: since date = null
// parameter: until date = null
// parameter: unrealised boolean = false
// example: place = Baghdad
// columns: earliest, latest, type, what, by, against, place, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($place) + '|'
OPTIONAL MATCH (named)<-[:LOCATED_IN*1..3]-(inside:Entity)
WITH collect(DISTINCT named) + collect(DISTINCT inside) AS places
UNWIND places AS spot
MATCH (act:Event)-[at:AT|TARGETS]->(spot)
WHERE type(at) = 'AT' OR spot.type IN ['PLACE', 'FACILITY']
WITH DISTINCT act
WHERE ($unrealised OR act.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (act)-[role:AGENT_OF|TARGETS|AT]-(one:Entity)
WITH act, role, type(role) AS kind, one ORDER BY one.name
WITH act, collect(DISTINCT CASE WHEN kind <> 'AT' THEN one.id END) AS involved,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN one.name END) AS by,
  collect(DISTINCT CASE WHEN kind = 'TARGETS' THEN one.name END) AS against,
  collect(DISTINCT CASE WHEN kind = 'AT' THEN one.name END) AS place,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN role.modality END) AS sure
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, by, against, place, sure, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = act.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, by, against, place, sure, head(collect(said)) AS sentence
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN act.earliest AS earliest, act.latest AS latest, act.type AS type, act.name AS what, by, against, place,
  CASE WHEN act.modality <> 'asserted' THEN act.modality
       WHEN any(one IN sure WHERE one <> 'asserted') THEN 'actor claimed'
       ELSE 'asserted' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, type, what
