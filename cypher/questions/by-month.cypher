// name: by-month
// about: How many acts of violence, protests and other events there were, month by month and type by type.
// parameter: type string = null
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: month, type, events, killed, injured, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END AND every.earliest IS NOT NULL
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event) WHERE deed.earliest IS NOT NULL
WITH acts, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
WITH act
WHERE act.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
  AND ($type IS NULL OR act.plover = toUpper($type) OR act.type = toUpper($type))
MATCH (said:Sentence)-[:REPORTS]->(act)
WITH act, said ORDER BY said.id
WITH act, head(collect(said)) AS said
WITH act.earliest.year AS year, act.earliest.month AS number, act, said ORDER BY act.earliest, act.id
WITH year, number, act.type AS type, count(act) AS events, sum(coalesce(act.killed, 0)) AS killed,
  sum(coalesce(act.injured, 0)) AS injured, head(collect(said)) AS sentence
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN toString(year) + '-' + CASE WHEN number < 10 THEN '0' ELSE '' END + toString(number) AS month, type,
  events, killed, injured,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY month, events DESC, type
