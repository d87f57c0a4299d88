// name: casualties-by-actor
// about: How many each actor is told to have killed and injured, act by act, with the actor's totals.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: actor, total_killed, total_injured, what, earliest, latest, killed, injured, status, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) AS party
MATCH (act:Event)
WHERE (act.killed IS NOT NULL OR act.injured IS NOT NULL) AND act.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (agent:Entity)-[acts:AGENT_OF]->(act)
WITH party, act, agent, acts
WHERE $actor IS NULL OR agent.id IN party
MATCH (said:Sentence)-[report:REPORTS]->(act)
WITH act, agent, acts, said, report
ORDER BY CASE WHEN report.type IN ['KILL', 'INJURE'] THEN 0 ELSE 1 END, report.confidence DESC, said.id
WITH act, agent, acts, head(collect(said.id)) AS proof
WITH coalesce(agent.name, 'unknown') AS actor, collect({act: act, role: acts.modality, proof: proof}) AS told,
  sum(coalesce(act.killed, 0)) AS total_killed, sum(coalesce(act.injured, 0)) AS total_injured
UNWIND told AS one
WITH actor, total_killed, total_injured, one.act AS act, one.role AS role, one.proof AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN actor, total_killed, total_injured, act.name AS what, act.earliest AS earliest, act.latest AS latest,
  act.killed AS killed, act.injured AS injured,
  CASE WHEN act.modality <> 'asserted' THEN act.modality
       WHEN role <> 'asserted' THEN 'actor claimed'
       ELSE 'asserted' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY total_killed DESC, total_injured DESC, actor, earliest IS NULL, earliest, what
