// name: actors
// about: Who appears, under which names, to whom they belong, and how often they are spoken of.
// parameter: actor string = null
// parameter: type string = null
// example: actor = Iran
// columns: actor, type, country, also_called, belongs_to, belonging, mentions, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Entity) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
WITH party, collect(every) AS everyone
UNWIND party + everyone AS one
WITH DISTINCT one
WHERE $type IS NULL OR one.type = toUpper($type)
OPTIONAL MATCH (one)-[up:PART_OF|MEMBER_OF|LEADS]->(above:Entity)
WITH one, up, above ORDER BY above.name
WITH one, collect(DISTINCT toLower(replace(type(up), '_', ' ')) + ' ' + above.name) AS belongs_to
OPTIONAL MATCH (below:Entity)-[down:PART_OF|MEMBER_OF|LEADS]->(one)
WITH one, belongs_to, down, below ORDER BY below.name
WITH one, belongs_to, collect(DISTINCT below.name) AS belonging
MATCH (said:Sentence)-[mention:MENTIONS]->(one)
WITH one, belongs_to, belonging, said, mention ORDER BY said.id, mention.start
WITH one, belongs_to, belonging, count(mention) AS mentions, head(collect(said.id)) AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN one.name AS actor, one.type AS type, one.country AS country, one.aliases AS also_called, belongs_to, belonging,
  mentions, sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY mentions DESC, actor
