// name: connection
// about: How two actors are tied to each other: the shortest chains of standing relations and acts between them.
// parameter: actor string
// parameter: other string
// example: actor = Iran
// example: other = Qassem Soleimani
// columns: steps, chain, ties, status, sentence, article
MATCH (one:Entity) WHERE one.search CONTAINS '|' + toLower($actor) + '|'
MATCH (other:Entity) WHERE other.search CONTAINS '|' + toLower($other) + '|'
MATCH path = allShortestPaths((one)-[:SUPPORTS|LEADS|MEMBER_OF|PART_OF|ATTACKED|KILLED|BLAMED|THREATENED*1..4]-(other))
WHERE one.id <> other.id
WITH nodes(path) AS parties, relationships(path) AS facts
WITH parties, facts, facts[0].evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN size(facts) AS steps, [party IN parties | party.name] AS chain,
  [fact IN facts | toLower(replace(type(fact), '_', ' '))] AS ties,
  CASE WHEN all(fact IN facts WHERE fact.modality = 'asserted') THEN 'asserted' ELSE 'claimed in part' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY steps, chain, ties, status, sentence
