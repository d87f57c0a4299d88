// name: between
// about: Everything that one actor did to another, their members included on both sides; with both=true each to the other.
// parameter: actor string
// parameter: other string
// parameter: both boolean = false
// parameter: since date = null
// parameter: until date = null
// parameter: unrealised boolean = false
// example: actor = United States
// example: other = Kata'ib Hezbollah
// columns: did, who, to_whom, earliest, latest, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($other) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH party, collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS others
WITH party, others, party + CASE WHEN $both THEN others ELSE [] END AS doers
MATCH (one:Entity)-[fact]->(other:Entity)
WHERE one.id IN doers AND other.id IN CASE WHEN one.id IN party THEN others ELSE party END
  AND fact.event IS NOT NULL AND ($unrealised OR fact.modality IN ['asserted', 'claimed'])
  AND ($since IS NULL OR fact.latest >= $since) AND ($until IS NULL OR fact.earliest <= $until)
WITH one, fact, other
UNWIND [''] + coalesce(fact.sources, []) AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH one, fact, other, source ORDER BY source.name
WITH one, fact, other, collect(DISTINCT source.name) AS according_to, fact.evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN toLower(replace(type(fact), '_', ' ')) AS did, one.name AS who, other.name AS to_whom,
  fact.earliest AS earliest, fact.latest AS latest, fact.modality AS status, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, did, who, to_whom, sentence
