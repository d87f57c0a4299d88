// name: condemnations
// about: Who condemned whom, and for what.
// parameter: actor string = null
// parameter: role role = null
// parameter: since date = null
// parameter: until date = null
// columns: by, condemned, for_what, for_when, earliest, latest, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END AND 'CONDEMN' IN every.types
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF]->(deed:Event) WHERE 'CONDEMN' IN deed.types
WITH acts, one, collect(DISTINCT deed) AS deeds
// Who is condemned is told by the fact: the saying itself may be about an act.
OPTIONAL MATCH (one)<-[fact:CONDEMNED]-(:Entity)
WITH acts, one, deeds, coalesce(fact.event, '') AS id
OPTIONAL MATCH (meant:Event) WHERE meant.id = id
WITH acts, collect(DISTINCT one.id) AS party, collect(deeds) AS groups, collect(DISTINCT meant) AS meant
UNWIND reduce(all = acts + meant, some IN groups | all + some) AS saying
WITH DISTINCT party, saying
WHERE saying.modality IN ['asserted', 'claimed']
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
