// name: attacks
// about: Attacks and other violence: when, by whom, against whom, where, with what, at what cost.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// parameter: unrealised boolean = false
// columns: earliest, latest, what, by, against, place, instruments, killed, injured, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (act:Event)
WHERE act.plover = 'ASSAULT' AND ($unrealised OR act.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (agent:Entity)-[acts:AGENT_OF]->(act)
OPTIONAL MATCH (act)-[:TARGETS]->(target:Entity)
OPTIONAL MATCH (act)-[:AT]->(place:Entity)
WITH party, act, agent, acts, target, place ORDER BY agent.name, target.name, place.name
WITH party, act, collect(DISTINCT agent.id) + collect(DISTINCT target.id) AS involved,
  collect(DISTINCT agent.name) AS by, collect(DISTINCT target.name) AS against, collect(DISTINCT place.name) AS place,
  collect(DISTINCT acts.modality) AS sure, collect(acts.sources) AS named_by
WHERE $actor IS NULL OR any(one IN involved WHERE one IN party)
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, by, against, place, sure, named_by, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = act.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, by, against, place, sure, named_by, head(collect(said.id)) AS proof, collect(report.sources) AS said_by
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
WITH act, by, against, place, sentence, article,
  CASE WHEN act.modality <> 'asserted' THEN act.modality
       WHEN any(one IN sure WHERE one <> 'asserted') THEN 'actor claimed'
       ELSE 'asserted' END AS status,
  reduce(all = [], some IN said_by + named_by | all + some) AS sources
OPTIONAL MATCH (source:Entity) WHERE source.id IN sources
WITH act, by, against, place, sentence, article, status, source ORDER BY source.name
WITH act, by, against, place, sentence, article, status, collect(DISTINCT source.name) AS according_to
RETURN act.earliest AS earliest, act.latest AS latest, act.name AS what, by, against, place,
  act.instruments AS instruments, act.killed AS killed, act.injured AS injured, status, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, what
