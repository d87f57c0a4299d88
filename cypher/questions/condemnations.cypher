// name: condemnations
// about: Who condemned whom, and for what.
// parameter: actor string = null
// parameter: role role = null
// parameter: since date = null
// parameter: until date = null
// columns: by, condemned, for_what, for_when, earliest, latest, status, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (saying:Event)
WHERE 'CONDEMN' IN saying.types AND saying.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR saying.latest >= $since) AND ($until IS NULL OR saying.earliest <= $until)
OPTIONAL MATCH (agent:Entity)-[:AGENT_OF]->(saying)
OPTIONAL MATCH (saying)-[:ABOUT]->(theme:Event)
OPTIONAL MATCH (agent)-[fact:CONDEMNED]->(condemned:Entity) WHERE fact.event = saying.id
WITH party, saying, agent, theme, condemned ORDER BY agent.name, condemned.name
WITH party, saying, theme, collect(DISTINCT agent.id) + collect(DISTINCT condemned.id) AS involved,
  CASE WHEN coalesce($role, 'by') = 'by' THEN collect(DISTINCT agent.id) ELSE [] END
    + CASE WHEN coalesce($role, 'against') = 'against' THEN collect(DISTINCT condemned.id) ELSE [] END AS meant,
  collect(DISTINCT agent.name) AS by, collect(DISTINCT condemned.name) AS condemned
WHERE $actor IS NULL OR any(one IN meant WHERE one IN party)
MATCH (said:Sentence)-[report:REPORTS]->(saying)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH saying, theme, by, condemned, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = saying.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH saying, theme, by, condemned, head(collect(said.id)) AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN by, condemned, theme.name AS for_what, theme.earliest AS for_when,
  saying.earliest AS earliest, saying.latest AS latest, saying.modality AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, for_what, by
