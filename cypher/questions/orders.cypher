// name: orders
// about: Who ordered what, and whether it was done.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: by, order_of, act_earliest, act_latest, act_by, act_status, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END AND 'ORDER' IN every.types
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF]->(deed:Event) WHERE 'ORDER' IN deed.types
WITH acts, collect(DISTINCT one.id) AS party, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS order
WITH party, order
WHERE order.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR order.latest >= $since) AND ($until IS NULL OR order.earliest <= $until)
OPTIONAL MATCH (order)-[:ABOUT]->(theme:Event)
OPTIONAL MATCH (done:Event)-[:ORDERED_BY]->(order)
WITH party, order, coalesce(theme, done) AS act
OPTIONAL MATCH (agent:Entity)-[:AGENT_OF]->(order)
OPTIONAL MATCH (doer:Entity)-[:AGENT_OF]->(act)
WITH party, order, act, agent, doer ORDER BY agent.name, doer.name
WITH party, order, act, collect(DISTINCT agent.id) AS involved, collect(DISTINCT agent.name) AS by,
  collect(DISTINCT doer.name) AS act_by
WHERE $actor IS NULL OR any(one IN involved WHERE one IN party)
MATCH (said:Sentence)-[report:REPORTS]->(order)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH order, act, by, act_by, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = order.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH order, act, by, act_by, head(collect(said.id)) AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN by, coalesce(act.name, order.name) AS order_of, act.earliest AS act_earliest, act.latest AS act_latest,
  act_by, act.modality AS act_status, order.modality AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY act_earliest IS NULL, act_earliest, order_of, by
