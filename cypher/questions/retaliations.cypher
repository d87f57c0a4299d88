// name: retaliations
// about: Who retaliated against whom, when and for what, and who says so.
// parameter: actor string = null
// parameter: role role = null
// parameter: since date = null
// parameter: until date = null
// parameter: unrealised boolean = false
// columns: retaliator, against, earliest, latest, act, for_what, for_when, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END AND ('RETALIATE' IN every.types
  OR EXISTS { (every)-[:RETALIATES_FOR]->(:Event) })
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[part:AGENT_OF|TARGETS]-(deed:Event)
WHERE ('RETALIATE' IN deed.types
  OR EXISTS { (deed)-[:RETALIATES_FOR]->(:Event) })
  AND ($role IS NULL OR type(part) = CASE $role WHEN 'by' THEN 'AGENT_OF' WHEN 'against' THEN 'TARGETS' END)
WITH acts, one, collect(DISTINCT deed) AS deeds
// Whom a strike on a camp or an ally was meant to pay back is told by the fact alone.
OPTIONAL MATCH (one)<-[fact:RETALIATED_AGAINST]-(:Entity) WHERE coalesce($role, 'against') = 'against'
WITH acts, deeds, coalesce(fact.event, '') AS id
OPTIONAL MATCH (meant:Event) WHERE meant.id = id
WITH acts, collect(deeds) AS groups, collect(DISTINCT meant) AS meant
UNWIND reduce(all = acts + meant, some IN groups | all + some) AS act
WITH DISTINCT act
WHERE ($unrealised OR act.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (act)-[role:AGENT_OF|TARGETS]-(one:Entity)
WITH act, role, type(role) AS kind, one ORDER BY one.name
WITH act, collect(DISTINCT one.id) AS involved,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN one.name END) AS retaliator,
  collect(DISTINCT CASE WHEN kind = 'TARGETS' THEN one.name END) AS targets,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN role.modality END) AS sure,
  collect(CASE WHEN kind = 'AGENT_OF' THEN role.sources END) AS named_by
OPTIONAL MATCH (act)<-[:AGENT_OF]-(:Entity)-[fact:RETALIATED_AGAINST]->(foe:Entity) WHERE fact.event = act.id
WITH act, involved, retaliator, targets, sure, named_by, foe ORDER BY foe.name
WITH act, involved, retaliator, targets, sure, named_by, collect(DISTINCT foe.id) AS foe_ids,
  collect(DISTINCT foe.name) AS foes
OPTIONAL MATCH (act)-[motive:RETALIATES_FOR]->(cause:Event)
WITH act, motive, cause, involved + foe_ids AS involved, retaliator, sure, named_by,
  CASE WHEN size(foes) > 0 THEN foes ELSE targets END AS against
WHERE size(involved) > 0 OR cause IS NOT NULL
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, motive, cause, retaliator, against, sure, named_by, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = act.modality THEN 0 ELSE 1 END,
  CASE WHEN report.type = 'RETALIATE' THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, motive, cause, retaliator, against, sure, named_by,
  coalesce(motive.evidence[0], head(collect(said.id))) AS proof, collect(report.sources) AS said_by
WITH act, cause, retaliator, against, proof,
  CASE WHEN act.modality <> 'asserted' THEN act.modality
       WHEN any(one IN sure WHERE one <> 'asserted') THEN 'actor claimed'
       WHEN motive.modality <> 'asserted' THEN 'motive claimed'
       ELSE 'asserted' END AS status,
  reduce(all = [''] + coalesce(motive.sources, []), some IN said_by + named_by | all + some) AS sources
UNWIND sources AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH act, cause, retaliator, against, proof, status, source ORDER BY source.name
WITH act, cause, retaliator, against, proof, status, collect(DISTINCT source.name) AS according_to
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN retaliator, against, act.earliest AS earliest, act.latest AS latest, act.name AS act,
  cause.name AS for_what, cause.earliest AS for_when, status, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, act, for_what
