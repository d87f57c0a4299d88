// name: disputed
// about: Acts on whose doer or course accounts differ: each role and who says so.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: what, earliest, latest, said_to_be_by, certainty, according_to, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.plover = CASE WHEN $actor IS NULL THEN 'ASSAULT' END
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event) WHERE deed.plover = 'ASSAULT'
WITH acts, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
WITH act
WHERE ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
MATCH (agent:Entity)-[role:AGENT_OF]->(act)
WITH act, collect({agent: agent, modality: role.modality, sources: role.sources}) AS versions
WHERE any(one IN versions WHERE one.modality IN ['claimed', 'denied'])
UNWIND versions AS version
WITH act, version, version.agent AS agent
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id = agent.id
WITH act, version, agent, said, report, count(DISTINCT one) AS told
ORDER BY told DESC, CASE WHEN report.modality = version.modality THEN 0 ELSE 1 END, report.confidence DESC, said.id
WITH act, version, agent, head(collect(said)) AS sentence
UNWIND [''] + coalesce(version.sources, []) AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH act, version, agent, sentence, source ORDER BY source.name
WITH act, version, agent, sentence, collect(DISTINCT source.name) AS according_to
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN act.name AS what, act.earliest AS earliest, act.latest AS latest, agent.name AS said_to_be_by,
  version.modality AS certainty, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, what, said_to_be_by
