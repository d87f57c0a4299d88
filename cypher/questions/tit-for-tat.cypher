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
WITH party, first, collect(DISTINCT one.id) + collect(DISTINCT ally.id) AS one_side
OPTIONAL MATCH (told:Event)-[:RETALIATES_FOR]->(first)
OPTIONAL MATCH (first)-[:TARGETS]->(hit:Entity)
OPTIONAL MATCH (hit)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
OPTIONAL MATCH (kin:Entity) WHERE kin.country = hit.country AND kin.type IN ['COUNTRY', 'GOVERNMENT', 'MILITARY']
WITH party, first, one_side, collect(DISTINCT told.id) AS told,
  collect(DISTINCT hit.id) + collect(DISTINCT ally.id) + collect(DISTINCT kin.id) AS other_side
UNWIND (CASE WHEN size(other_side) = 0 THEN [null] ELSE other_side END) AS id
WITH DISTINCT party, first, one_side, told, id
OPTIONAL MATCH (other:Entity) WHERE other.id = id
OPTIONAL MATCH (other)-[:AGENT_OF]->(crossing:Event)-[:TARGETS]->(back:Entity)
WHERE crossing.earliest > first.earliest AND crossing.plover = 'ASSAULT' AND back.id IN one_side
WITH party, first, told, collect(DISTINCT crossing.id) AS crossing
UNWIND told + crossing AS id
WITH DISTINCT party, first, told, id
MATCH (answer:Event)
WHERE answer.id = id AND answer.modality IN ['asserted', 'claimed'] AND answer.latest >= first.earliest
  AND answer.earliest <= first.latest + duration({days: $days}) AND ($since IS NULL OR answer.latest >= $since)
OPTIONAL MATCH (one:Entity)-[:AGENT_OF]->(first)
OPTIONAL MATCH (other:Entity)-[:AGENT_OF]->(answer)
WITH party, first, answer, id IN told AS is_called_retaliation, one, other ORDER BY one.name, other.name
WITH party, first, answer, is_called_retaliation, collect(DISTINCT one.name) AS first_by,
  collect(DISTINCT other.name) AS answer_by, collect(DISTINCT one.id) + collect(DISTINCT other.id) AS involved
WHERE $actor IS NULL OR any(side IN involved WHERE side IN party)
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
