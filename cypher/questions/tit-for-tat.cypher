// name: tit-for-tat
// about: Pairs of acts in which each side hit the other, the second at most some days after the first.
// parameter: days integer = 30
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: first, first_by, first_when, answer, answer_by, answer_when, is_called_retaliation, status, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) AS party
MATCH (one:Entity)-[:AGENT_OF]->(first:Event)-[:TARGETS]->(hit:Entity)
WHERE first.plover = 'ASSAULT' AND first.modality IN ['asserted', 'claimed'] AND first.earliest IS NOT NULL
OPTIONAL MATCH (one)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
WITH party, one, first, hit, collect(DISTINCT ally.id) + [one.id] AS one_side
OPTIONAL MATCH (hit)-[:PART_OF|MEMBER_OF|LEADS|LOCATED_IN]-(ally:Entity)
WITH party, one, first, one_side, collect(DISTINCT ally.id) + collect(DISTINCT hit.id) AS other_side
MATCH (other:Entity)-[:AGENT_OF]->(answer:Event)-[:TARGETS]->(back:Entity)
WHERE answer.plover = 'ASSAULT' AND answer.modality IN ['asserted', 'claimed'] AND answer.id <> first.id
  AND answer.earliest > first.earliest AND answer.earliest <= first.latest + duration({days: $days})
  AND other.id IN other_side AND back.id IN one_side
  AND ($since IS NULL OR answer.latest >= $since) AND ($until IS NULL OR first.earliest <= $until)
  AND ($actor IS NULL OR one.id IN party OR other.id IN party)
WITH first, answer, one, other ORDER BY one.name, other.name
WITH first, answer, collect(DISTINCT one.name) AS first_by, collect(DISTINCT other.name) AS answer_by
MATCH (said:Sentence)-[report:REPORTS]->(answer)
WITH first, answer, first_by, answer_by, said, report ORDER BY report.confidence DESC, said.id
WITH first, answer, first_by, answer_by, head(collect(said.id)) AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN first.name AS first, first_by, first.earliest AS first_when, answer.name AS answer, answer_by,
  answer.earliest AS answer_when, EXISTS { (answer)-[:RETALIATES_FOR]->(first) } AS is_called_retaliation,
  CASE WHEN first.modality = 'asserted' AND answer.modality = 'asserted' THEN 'asserted' ELSE 'claimed' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY first_when, answer_when, first, answer
