// name: who-supports-whom
// about: Who backs, arms or pays whom, and who leads or belongs to whom; relation=supports, leads, … leaves one.
// parameter: actor string = null
// parameter: role role = null
// parameter: relation string = null
// columns: one, relation, other, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Entity) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
WITH party, collect(every) AS everyone
UNWIND party + everyone AS one
MATCH (one)-[fact:SUPPORTS|AIDED|LEADS|MEMBER_OF|PART_OF]-(:Entity)
WHERE ($relation IS NULL OR toLower(replace(type(fact), '_', ' ')) = toLower($relation)
    OR (type(fact) = 'AIDED' AND toLower($relation) = 'supports'))
  AND ($role IS NULL OR one.id = CASE $role WHEN 'by' THEN startNode(fact).id ELSE endNode(fact).id END)
WITH DISTINCT fact
WITH startNode(fact) AS one, fact, endNode(fact) AS other
WHERE fact.modality IN ['asserted', 'claimed']
WITH one, fact, other
UNWIND [''] + coalesce(fact.sources, []) AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH one, fact, other, source ORDER BY source.name
WITH one, fact, other, collect(DISTINCT source.name) AS according_to, fact.evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN one.name AS one, toLower(replace(type(fact), '_', ' ')) AS relation, other.name AS other,
  fact.modality AS status, according_to, sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY one, relation, other, sentence
