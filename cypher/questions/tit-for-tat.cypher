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
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (one:Entity)-[:AGENT_OF]->(first:Event)
WHERE first.plover = 'ASSAULT' AND first.modality IN ['asserted', 'claimed'] AND first.earliest IS NOT NULL
  AND ($until IS NULL OR first.earliest <= $until)
OPTIONAL MATCH (one)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
WITH party, first, one, collect(DISTINCT ally.id) + [one.id] AS one_side
OPTIONAL MATCH (first)-[:TARGETS]->(hit:Entity)
OPTIONAL MATCH (hit)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
WITH party, first, one, one_side, collect(DISTINCT hit.id) + collect(DISTINCT ally.id) AS other_side,
  collect(DISTINCT hit.country) AS other_countries
MATCH (other:Entity)-[:AGENT_OF]->(answer:Event)
WHERE answer.plover = 'ASSAULT' AND answer.modality IN ['asserted', 'claimed'] AND answer.id <> first.id
  AND answer.latest >= first.earliest AND answer.earliest <= first.latest + duration({days: $days})
  AND ($since IS NULL OR answer.latest >= $since) AND ($actor IS NULL OR one.id IN party OR other.id IN party)
OPTIONAL MATCH (answer)-[:TARGETS]->(back:Entity)
WITH first, answer, one, other, one_side, other_side, other_countries, collect(DISTINCT back.id) AS backs,
  EXISTS { (answer)-[:RETALIATES_FOR]->(first) } AS is_called_retaliation
WHERE is_called_retaliation
  OR (answer.earliest > first.earliest AND any(hit IN backs WHERE hit IN one_side)
    AND (other.id IN other_side OR (other.type <> 'ARMED_GROUP' AND other.country IN other_countries)))
WITH first, answer, is_called_retaliation, one, other ORDER BY one.name, other.name
WITH first, answer, is_called_retaliation, collect(DISTINCT one.name) AS first_by,
  collect(DISTINCT other.name) AS answer_by, collect(DISTINCT one.id) + collect(DISTINCT other.id) AS involved
MATCH (said:Sentence)-[report:REPORTS]->(answer)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH answer, first, is_called_retaliation, first_by, answer_by, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = answer.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH first, answer, is_called_retaliation, first_by, answer_by, head(collect(said.id)) AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN first.name AS first, first_by, first.earliest AS first_when, answer.name AS answer, answer_by,
  answer.earliest AS answer_when, is_called_retaliation,
  CASE WHEN first.modality = 'asserted' AND answer.modality = 'asserted' THEN 'asserted' ELSE 'claimed' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY first_when, answer_when, first, answer
