// name: tit-for-tat
// about: Pairs of acts in which each side hit the other, the second at most some days after the first.
// parameter: days integer = 30
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: first, first_by, first_when, answer, answer_by, answer_when, is_called_retaliation, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.plover = CASE WHEN $actor IS NULL THEN 'ASSAULT' END
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS side
OPTIONAL MATCH (side)-[:AGENT_OF]->(deed:Event)
WITH acts, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS deed
// What an act of the party may answer: acts of those whom it hit, or of their allies, in the time before.
OPTIONAL MATCH (deed)-[:TARGETS]->(back:Entity) WHERE deed.plover = 'ASSAULT' AND $actor IS NOT NULL
OPTIONAL MATCH (back)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
WITH deed, collect(DISTINCT back) + collect(DISTINCT ally) AS doers
UNWIND CASE WHEN size(doers) = 0 THEN [null] ELSE doers END AS one
OPTIONAL MATCH (one)-[:AGENT_OF]->(first:Event)
WHERE first.plover = 'ASSAULT' AND first.earliest < deed.earliest
  AND deed.earliest <= first.latest + duration({days: $days})
WITH deed, collect(DISTINCT first) AS near
OPTIONAL MATCH (deed)-[:RETALIATES_FOR]->(told:Event) WHERE told.plover = 'ASSAULT'
WITH deed, near, collect(DISTINCT told) AS told
WITH deed, near + told AS firsts
// What may answer it: acts against its doers, or against their allies, in the time after.
OPTIONAL MATCH (one:Entity)-[:AGENT_OF]->(deed) WHERE deed.plover = 'ASSAULT' AND deed.earliest IS NOT NULL
OPTIONAL MATCH (one)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
WITH deed, firsts, collect(DISTINCT one) + collect(DISTINCT ally) AS backs
UNWIND CASE WHEN size(backs) = 0 THEN [null] ELSE backs END AS back
OPTIONAL MATCH (back)<-[:TARGETS]-(answer:Event)
WHERE answer.plover = 'ASSAULT' AND answer.earliest > deed.earliest
  AND answer.earliest <= deed.latest + duration({days: $days})
WITH deed, firsts, collect(DISTINCT answer) AS near
OPTIONAL MATCH (deed)<-[:RETALIATES_FOR]-(told:Event) WHERE deed.plover = 'ASSAULT'
WITH deed, firsts, near, collect(DISTINCT told) AS told
UNWIND [first IN firsts | {first: first, answer: deed}] + [answer IN near + told | {first: deed, answer: answer}] AS pair
WITH DISTINCT pair.first AS first, pair.answer AS answer
WHERE first.modality IN ['asserted', 'claimed'] AND answer.modality IN ['asserted', 'claimed']
  AND answer.latest >= first.earliest AND answer.earliest <= first.latest + duration({days: $days})
  AND ($since IS NULL OR answer.latest >= $since) AND ($until IS NULL OR first.earliest <= $until)
// An answer is called one, or is by those who were hit, by their allies or by the forces of their country.
OPTIONAL MATCH (first)-[:TARGETS]->(hit:Entity)
OPTIONAL MATCH (hit)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
WITH first, answer, collect(DISTINCT hit.id) + collect(DISTINCT ally.id) AS sides, collect(DISTINCT hit.country) AS lands
OPTIONAL MATCH (other:Entity)-[:AGENT_OF]->(answer)
WITH first, answer, sides, lands, other ORDER BY other.name
WITH first, answer, collect(DISTINCT other.name) AS answer_by, collect(DISTINCT other.id) AS answer_ids,
  count(CASE WHEN other.id IN sides
    OR other.country IN lands AND other.type IN ['COUNTRY', 'GOVERNMENT', 'MILITARY'] THEN 1 END) AS crossing
OPTIONAL MATCH (answer)-[motive:RETALIATES_FOR]->(first)
WITH first, answer, answer_by, answer_ids, crossing, count(motive) > 0 AS is_called_retaliation
WHERE crossing > 0 OR is_called_retaliation
MATCH (one:Entity)-[:AGENT_OF]->(first)
WITH first, answer, answer_by, answer_ids, is_called_retaliation, one ORDER BY one.name
WITH first, answer, answer_by, answer_ids, is_called_retaliation, collect(DISTINCT one.name) AS first_by,
  collect(DISTINCT one.id) AS first_ids
WITH first, answer, is_called_retaliation, first_by, answer_by, answer_ids + first_ids AS involved
MATCH (said:Sentence)-[report:REPORTS]->(answer)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH answer, first, is_called_retaliation, first_by, answer_by, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = answer.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH first, answer, is_called_retaliation, first_by, answer_by, head(collect(said)) AS sentence
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN first.name AS first, first_by, first.earliest AS first_when, answer.name AS answer, answer_by,
  answer.earliest AS answer_when, is_called_retaliation,
  CASE WHEN first.modality = 'asserted' AND answer.modality = 'asserted' THEN 'asserted' ELSE 'claimed' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY first_when, answer_when, first, answer
