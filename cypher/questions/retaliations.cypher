// name: retaliations
// about: Who retaliated against whom, when and for what, and who says so.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// parameter: unrealised boolean = false
// columns: retaliator, against, earliest, latest, act, for_what, for_when, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (act:Event)
WHERE ('RETALIATE' IN act.types OR EXISTS { (act)-[:RETALIATES_FOR]->(:Event) })
  AND ($unrealised OR act.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (act)-[motive:RETALIATES_FOR]->(cause:Event)
OPTIONAL MATCH (agent:Entity)-[acts:AGENT_OF]->(act)
OPTIONAL MATCH (act)-[:TARGETS]->(target:Entity)
OPTIONAL MATCH (agent)-[fact:RETALIATED_AGAINST]->(foe:Entity) WHERE fact.event = act.id
WITH party, act, motive, cause, agent, acts, target, foe ORDER BY agent.name, target.name, foe.name
WITH party, act, motive, cause,
  collect(DISTINCT agent.id) + collect(DISTINCT target.id) + collect(DISTINCT foe.id) AS involved,
  collect(DISTINCT agent.name) AS retaliator, collect(DISTINCT target.name) AS targets,
  collect(DISTINCT foe.name) AS foes,
  collect(DISTINCT acts.modality) AS sure, collect(acts.sources) AS named_by
WHERE ($actor IS NULL OR any(one IN involved WHERE one IN party))
  AND (size(involved) > 0 OR cause IS NOT NULL)
WITH act, motive, cause, involved, retaliator, sure, named_by,
  CASE WHEN size(foes) > 0 THEN foes ELSE targets END AS against
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, motive, cause, retaliator, against, sure, named_by, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = act.modality THEN 0 ELSE 1 END,
  CASE WHEN report.type = 'RETALIATE' THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, motive, cause, retaliator, against, sure, named_by,
  coalesce(motive.evidence[0], head(collect(said.id))) AS proof, collect(report.sources) AS said_by
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
WITH act, cause, retaliator, against, sentence, article,
  CASE WHEN act.modality <> 'asserted' THEN act.modality
       WHEN any(one IN sure WHERE one <> 'asserted') THEN 'actor claimed'
       WHEN motive.modality <> 'asserted' THEN 'motive claimed'
       ELSE 'asserted' END AS status,
  reduce(all = coalesce(motive.sources, []), some IN said_by + named_by | all + some) AS sources
OPTIONAL MATCH (source:Entity) WHERE source.id IN sources
WITH act, cause, retaliator, against, sentence, article, status, source ORDER BY source.name
WITH act, cause, retaliator, against, sentence, article, status, collect(DISTINCT source.name) AS according_to
RETURN retaliator, against, act.earliest AS earliest, act.latest AS latest, act.name AS act,
  cause.name AS for_what, cause.earliest AS for_when, status, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, act, for_what
