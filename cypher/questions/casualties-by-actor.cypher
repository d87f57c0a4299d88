// name: casualties-by-actor
// about: How many each actor is told to have killed and injured, act by act, with the actor's totals.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: actor, total_killed, total_injured, what, earliest, latest, killed, injured, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
  AND (every.killed IS NOT NULL OR every.injured IS NOT NULL)
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF]->(deed:Event) WHERE (deed.killed IS NOT NULL OR deed.injured IS NOT NULL)
WITH acts, collect(DISTINCT one.id) AS party, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
WITH party, act
WHERE act.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (agent:Entity)-[acts:AGENT_OF]->(act)
OPTIONAL MATCH (act)-[:TARGETS]->(target:Entity)
WITH party, act, agent, acts, [agent.id] + collect(DISTINCT target.id) AS involved
WHERE $actor IS NULL OR agent.id IN party
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, agent, acts, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.type IN ['KILL', 'INJURE', 'DIE'] THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, agent, acts, head(collect(said.id)) AS proof,
  collect(CASE WHEN report.type IN ['KILL', 'INJURE', 'DIE'] THEN report.modality END) AS told_as,
  collect(CASE WHEN report.type IN ['KILL', 'INJURE', 'DIE'] THEN report.sources ELSE [] END) AS said_by
WITH coalesce(agent.name, 'unknown') AS actor, sum(coalesce(act.killed, 0)) AS total_killed,
  sum(coalesce(act.injured, 0)) AS total_injured,
  collect({act: act, role: acts.modality, proof: proof, told_as: told_as, said_by: said_by}) AS deeds
UNWIND deeds AS deed
WITH actor, total_killed, total_injured, deed.act AS act, deed.proof AS proof,
  reduce(all = [], some IN deed.said_by | all + some) AS sources,
  CASE WHEN size(deed.told_as) > 0 AND NOT 'asserted' IN deed.told_as THEN 'figures claimed'
       WHEN deed.role <> 'asserted' THEN 'actor claimed'
       ELSE 'asserted' END AS sure
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
WITH actor, total_killed, total_injured, act, sure, sentence, article, sources
UNWIND [''] + sources AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH actor, total_killed, total_injured, act, sure, sentence, article, source ORDER BY source.name
WITH actor, total_killed, total_injured, act, sure, sentence, article, collect(DISTINCT source.name) AS according_to
RETURN actor, total_killed, total_injured, act.name AS what, act.earliest AS earliest, act.latest AS latest,
  act.killed AS killed, act.injured AS injured,
  CASE WHEN act.modality <> 'asserted' THEN act.modality ELSE sure END AS status, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY total_killed DESC, total_injured DESC, actor, earliest IS NULL, earliest, what
