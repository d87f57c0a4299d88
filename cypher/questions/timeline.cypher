// name: timeline
// about: What happened, in the order of time; what has no date is left out unless you say undated=true.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// parameter: undated boolean = false
// parameter: unrealised boolean = false
// columns: earliest, latest, precision, type, what, by, status, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (event:Event)
WHERE ($undated OR event.earliest IS NOT NULL) AND ($unrealised OR event.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR event.latest >= $since) AND ($until IS NULL OR event.earliest <= $until)
OPTIONAL MATCH (agent:Entity)-[acts:AGENT_OF]->(event)
OPTIONAL MATCH (event)-[:TARGETS]->(target:Entity)
WITH party, event, agent, acts, target ORDER BY agent.name
WITH party, event, collect(DISTINCT agent.id) + collect(DISTINCT target.id) AS involved,
  collect(DISTINCT agent.name) AS by, collect(DISTINCT acts.modality) AS sure
WHERE $actor IS NULL OR any(one IN involved WHERE one IN party)
MATCH (said:Sentence)-[report:REPORTS]->(event)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH event, by, sure, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = event.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH event, by, sure, head(collect(said.id)) AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN event.earliest AS earliest, event.latest AS latest, event.precision AS precision, event.type AS type,
  event.name AS what, by,
  CASE WHEN event.modality <> 'asserted' THEN event.modality
       WHEN any(one IN sure WHERE one <> 'asserted') THEN 'actor claimed'
       ELSE 'asserted' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, latest, what
