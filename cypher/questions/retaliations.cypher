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
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) AS party
MATCH (act:Event)
WHERE ('RETALIATE' IN act.types OR EXISTS { (act)-[:RETALIATES_FOR]->(:Event) })
  AND ($unrealised OR act.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (act)-[motive:RETALIATES_FOR]->(cause:Event)
OPTIONAL MATCH (agent:Entity)-[acts:AGENT_OF]->(act)
OPTIONAL MATCH (act)-[:TARGETS]->(target:Entity)
WITH party, act, motive, cause, agent, acts, target ORDER BY agent.name, target.name
WITH party, act, motive, cause, collect(DISTINCT agent.id) + collect(DISTINCT target.id) AS involved,
  collect(DISTINCT agent.name) AS retaliator, collect(DISTINCT target.name) AS against,
  collect(DISTINCT acts.modality) AS sure, collect(acts.sources) AS named_by
WHERE $actor IS NULL OR any(one IN involved WHERE one IN party)
MATCH (said:Sentence)-[report:REPORTS]->(act)
WITH act, motive, cause, retaliator, against, sure, named_by, said, report
ORDER BY CASE WHEN report.type = 'RETALIATE' THEN 0 ELSE 1 END, report.confidence DESC, said.id
WITH act, motive, cause, retaliator, against, sure, named_by,
  coalesce(motive.evidence[0], head(collect(said.id))) AS proof, collect(report.sources) AS said_by
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
WITH act, motive, cause, retaliator, against, sentence, article,
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
