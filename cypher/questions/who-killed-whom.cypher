// name: who-killed-whom
// about: Who killed whom, when, where and with what.
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
MATCH (one)-[fact:KILLED]-(:Entity)
WHERE $role IS NULL OR one.id = CASE $role WHEN 'by' THEN startNode(fact).id ELSE endNode(fact).id END
WITH DISTINCT fact
WITH startNode(fact) AS killer, fact, endNode(fact) AS victim
WHERE ($unrealised OR fact.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR fact.latest >= $since) AND ($until IS NULL OR fact.earliest <= $until)
OPTIONAL MATCH (act:Event) WHERE act.id = fact.event
OPTIONAL MATCH (act)-[:AT]->(place:Entity)
WITH killer, fact, victim, act, place ORDER BY place.name
WITH killer, fact, victim, act, collect(DISTINCT place.name) AS place
UNWIND [''] + coalesce(fact.sources, []) AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH killer, fact, victim, act, place, source ORDER BY source.name
WITH killer, fact, victim, act, place, collect(DISTINCT source.name) AS according_to, fact.evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN killer.name AS killer, victim.name AS victim, fact.earliest AS earliest, fact.latest AS latest,
  act.name AS what, place, act.instruments AS instruments, fact.modality AS status, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, killer, victim, what
