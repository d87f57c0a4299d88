// name: by-side
// about: What a side did, its army, its leaders, its spokesmen and members counted in, and how each of them belongs to it.
// parameter: actor string
// parameter: since date = null
// parameter: until date = null
// parameter: unrealised boolean = false
// example: actor = United States
// columns: side, by, belongs, did, to_whom, earliest, latest, status, sentence, article
MATCH (side:Entity) WHERE side.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (direct:Entity)-[up:PART_OF|MEMBER_OF|LEADS]->(side)
OPTIONAL MATCH (own:Entity) WHERE side.type = 'COUNTRY' AND own.country = side.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON']
WITH side, [side] + collect(DISTINCT direct) + collect(DISTINCT own) AS party
UNWIND party AS one
WITH DISTINCT side, one
OPTIONAL MATCH (one)-[up:PART_OF|MEMBER_OF|LEADS]->(side)
WITH side, one, type(up) AS kind ORDER BY kind
WITH side, one, head(collect(kind)) AS kind
WITH side, one, CASE WHEN one.id = side.id THEN 'itself'
  WHEN kind IS NOT NULL THEN toLower(replace(kind, '_', ' ')) + ' ' + side.name
  ELSE toLower(replace(one.type, '_', ' ')) + ' of ' + side.name END AS belongs
MATCH (one)-[fact]->(other:Entity)
WHERE fact.event IS NOT NULL AND ($unrealised OR fact.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR fact.latest >= $since) AND ($until IS NULL OR fact.earliest <= $until)
WITH side, one, belongs, fact, other, fact.evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN side.name AS side, one.name AS by, belongs, toLower(replace(type(fact), '_', ' ')) AS did,
  other.name AS to_whom, fact.earliest AS earliest, fact.latest AS latest, fact.modality AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, by, did, to_whom, sentence
