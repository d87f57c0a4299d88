// name: who-supports-whom
// about: Who backs, arms or pays whom, and who leads or belongs to whom.
// parameter: actor string = null
// parameter: role role = null
// columns: one, relation, other, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (one:Entity)-[fact:SUPPORTS|AIDED|LEADS|MEMBER_OF|PART_OF]->(other:Entity)
WHERE fact.modality IN ['asserted', 'claimed'] AND ($actor IS NULL OR (coalesce($role, 'by') = 'by' AND one.id IN party)
    OR (coalesce($role, 'against') = 'against' AND other.id IN party))
WITH one, fact, other
UNWIND [''] + coalesce(fact.sources, []) AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH one, fact, other, source ORDER BY source.name
WITH one, fact, other, collect(DISTINCT source.name) AS according_to, fact.evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN one.name AS one, toLower(replace(type(fact), '_', ' ')) AS relation, other.name AS other,
  fact.modality AS status, according_to, sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY one, relation, other, sentence
