// name: threats-and-plans
// about: Acts of a party or against one that were threatened, planned or feared, and that no article says happened.
// parameter: actor string = null
// parameter: role role = null
// columns: kind, by, against, what, earliest, latest, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
  AND (every.plover IN ['ASSAULT', 'COERCE', 'SANCTION', 'THREATEN'] OR 'PLAN' IN every.types)
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event)
WITH acts, collect(DISTINCT one.id) AS party, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
WITH party, act
WHERE (act.plover IN ['ASSAULT', 'COERCE', 'SANCTION', 'THREATEN'] OR 'PLAN' IN act.types)
  AND (act.modality IN ['planned', 'threatened', 'hypothetical']
    OR (('THREATEN' IN act.types OR 'PLAN' IN act.types) AND act.modality IN ['asserted', 'claimed']))
  AND NOT (('THREATEN' IN act.types OR 'PLAN' IN act.types) AND EXISTS { (act)-[:ABOUT]->(:Event) })
OPTIONAL MATCH (agent:Entity)-[:AGENT_OF]->(act)
OPTIONAL MATCH (act)-[:TARGETS]->(target:Entity)
WITH party, act, agent, target ORDER BY agent.name, target.name
WITH party, act, collect(DISTINCT agent.id) + collect(DISTINCT target.id) AS involved,
  CASE WHEN coalesce($role, 'by') = 'by' THEN collect(DISTINCT agent.id) ELSE [] END
    + CASE WHEN coalesce($role, 'against') = 'against' THEN collect(DISTINCT target.id) ELSE [] END AS meant,
  collect(DISTINCT agent.name) AS by, collect(DISTINCT target.name) AS against
WHERE size(involved) > 0 AND ($actor IS NULL OR any(one IN meant WHERE one IN party))
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, by, against, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = act.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, by, against, head(collect(said.id)) AS proof,
  reduce(all = [], some IN collect(report.sources) | all + some) AS sources
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
WITH act, by, against, sentence, article, sources
UNWIND [''] + sources AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH act, by, against, sentence, article, source ORDER BY source.name
WITH act, by, against, sentence, article, collect(DISTINCT source.name) AS according_to
RETURN act.type AS kind, by, against, act.name AS what, act.earliest AS earliest, act.latest AS latest,
  CASE WHEN 'THREATEN' IN act.types THEN 'threatened' WHEN 'PLAN' IN act.types THEN 'planned'
       ELSE act.modality END AS status, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, kind, what, by
