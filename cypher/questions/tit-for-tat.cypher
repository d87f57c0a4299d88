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
// The first acts: those of the party, of whom it belongs to and of its countries' forces, or all of them.
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS side
OPTIONAL MATCH (side)-[:PART_OF|MEMBER_OF|LEADS]->(above:Entity)
WITH party, collect(DISTINCT above) AS above, collect(DISTINCT coalesce(side.country, '')) AS countries
UNWIND countries AS country
OPTIONAL MATCH (kin:Entity) WHERE kin.country = country AND kin.type IN ['COUNTRY', 'GOVERNMENT', 'MILITARY']
WITH party, above, collect(DISTINCT kin) AS kin
OPTIONAL MATCH (every:Event) WHERE every.plover = CASE WHEN $actor IS NULL THEN 'ASSAULT' END
  AND every.earliest IS NOT NULL
WITH party, party + above + kin AS near, collect(every) AS acts
UNWIND CASE WHEN size(near) = 0 THEN [null] ELSE near END AS side
OPTIONAL MATCH (side)-[:AGENT_OF|TARGETS]-(deed:Event) WHERE deed.plover = 'ASSAULT' AND deed.earliest IS NOT NULL
WITH party, acts, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS first
WITH party, first
WHERE first.modality IN ['asserted', 'claimed'] AND ($until IS NULL OR first.earliest <= $until)
MATCH (one:Entity)-[:AGENT_OF]->(first)
WITH DISTINCT party, first, one
// Whom they hit, with allies and the forces of its country.
OPTIONAL MATCH (first)-[:TARGETS]->(hit:Entity)
WITH party, first, one, collect(DISTINCT hit) AS hits
UNWIND CASE WHEN size(hits) = 0 THEN [null] ELSE hits END AS hit
OPTIONAL MATCH (hit)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
WITH party, first, one, hit, collect(DISTINCT ally.id) AS allies
OPTIONAL MATCH (kin:Entity)
WHERE kin.country = coalesce(hit.country, '') AND kin.type IN ['COUNTRY', 'GOVERNMENT', 'MILITARY']
WITH party, first, one, hit, allies, collect(DISTINCT kin.id) AS kin
WITH party, first, one, collect([hit.id] + allies + kin) AS sides
WITH party, first, one, reduce(all = [], some IN sides | all + some) AS other_side
// What came back in time: on the doer or its allies, from those.
OPTIONAL MATCH (one)-[:PART_OF|MEMBER_OF|LEADS]-(ally:Entity)
WITH party, first, one, other_side, collect(DISTINCT ally) AS allies
UNWIND [one] + allies AS back
OPTIONAL MATCH (answer:Event)-[:TARGETS]->(back)
WHERE answer.plover = 'ASSAULT' AND answer.earliest > first.earliest
  AND answer.earliest <= first.latest + duration({days: $days})
OPTIONAL MATCH (other:Entity)-[:AGENT_OF]->(answer) WHERE other.id IN other_side
WITH party, first, collect(DISTINCT CASE WHEN other IS NOT NULL THEN answer END) AS crossing
OPTIONAL MATCH (told:Event)-[:RETALIATES_FOR]->(first)
WITH party, first, crossing, collect(DISTINCT told) AS told
UNWIND crossing + told AS answer
WITH DISTINCT party, first, answer
WHERE answer.modality IN ['asserted', 'claimed'] AND answer.latest >= first.earliest
  AND answer.earliest <= first.latest + duration({days: $days}) AND ($since IS NULL OR answer.latest >= $since)
MATCH (one:Entity)-[:AGENT_OF]->(first)
WITH party, first, answer, one ORDER BY one.name
WITH party, first, answer, collect(DISTINCT one.name) AS first_by, collect(DISTINCT one.id) AS first_ids
OPTIONAL MATCH (other:Entity)-[:AGENT_OF]->(answer)
WITH party, first, answer, first_by, first_ids, other ORDER BY other.name
WITH party, first, answer, first_by, first_ids, collect(DISTINCT other.name) AS answer_by,
  collect(DISTINCT other.id) AS answer_ids
WITH party, first, answer, first_by, answer_by, first_ids + answer_ids AS involved
WHERE $actor IS NULL OR any(one IN party WHERE one.id IN involved)
OPTIONAL MATCH (answer)-[motive:RETALIATES_FOR]->(first)
WITH first, answer, first_by, answer_by, involved, count(motive) > 0 AS is_called_retaliation
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
