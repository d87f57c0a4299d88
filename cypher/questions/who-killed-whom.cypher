// name: who-killed-whom
// about: Who killed whom, when, where and with what; deaths of which nobody says by whose hand have no killer.
// parameter: actor string = null
// parameter: role role = null
// parameter: since date = null
// parameter: until date = null
// parameter: unrealised boolean = false
// example: actor = Soleimani
// columns: killer, victim, earliest, latest, what, place, instruments, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Entity) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
WITH party, collect(every) AS everyone
UNWIND party + everyone AS one
OPTIONAL MATCH (one)-[fact:KILLED]-(:Entity)
WHERE $role IS NULL OR one.id = CASE $role WHEN 'by' THEN startNode(fact).id ELSE endNode(fact).id END
WITH one, collect(fact) AS facts
OPTIONAL MATCH (one)<-[part:TARGETS]-(:Event)
WHERE 'KILL' IN part.types AND coalesce($role, 'against') = 'against'
WITH facts, collect(part) AS parts
UNWIND facts + parts AS told
WITH DISTINCT told
WITH told, type(told) = 'KILLED' AS known, endNode(told) AS victim,
  CASE WHEN type(told) = 'KILLED' THEN told.event ELSE startNode(told).id END AS id
MATCH (act:Event) WHERE act.id = id
  AND ($unrealised OR told.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (:Entity)-[fact:KILLED]->(victim)
WHERE fact.event = act.id AND ($unrealised OR fact.modality IN ['asserted', 'claimed'])
WITH told, known, victim, act, count(fact) AS killers
WHERE known OR killers = 0
OPTIONAL MATCH (act)-[:AT]->(place:Entity)
WITH told, known, victim, act, place ORDER BY place.name
WITH told, known, victim, act, collect(DISTINCT place.name) AS place
UNWIND [''] + coalesce(told.sources, []) AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH told, known, victim, act, place, source ORDER BY source.name
WITH told, known, victim, act, place, collect(DISTINCT source.name) AS according_to
// The sentence: of a fact its own; of a death without a killer one that tells of it, best with the victim in it.
OPTIONAL MATCH (said:Sentence)-[report:REPORTS]->(act) WHERE NOT known AND report.type = 'KILL'
OPTIONAL MATCH (said)-[mention:MENTIONS]->(victim)
WITH told, known, victim, act, place, according_to, said, report, count(mention) AS named
ORDER BY CASE WHEN named > 0 THEN 0 ELSE 1 END,
  CASE WHEN report.modality = told.modality THEN 0 ELSE 1 END, report.confidence DESC, said.id
WITH told, known, victim, act, place, according_to, head(collect(said.id)) AS telling
WITH told, known, victim, act, place, according_to, CASE WHEN known THEN told.evidence[0] ELSE telling END AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN CASE WHEN known THEN startNode(told).name END AS killer, victim.name AS victim, act.earliest AS earliest,
  act.latest AS latest, act.name AS what, place, act.instruments AS instruments, told.modality AS status,
  according_to, sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, killer IS NULL, killer, victim, what
