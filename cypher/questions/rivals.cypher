// name: rivals
// about: Which two parties fought each other most: acts of violence, the killed, the first and the last day.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// example: actor = Iran
// columns: doer, target, acts, killed, first, last, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.plover = CASE WHEN $actor IS NULL THEN 'ASSAULT' END
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event) WHERE deed.plover = 'ASSAULT'
WITH acts, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
WITH act
WHERE act.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
MATCH (doer:Entity)-[:AGENT_OF]->(act)
MATCH (act)-[:TARGETS]->(target:Entity)
WITH doer, target, act ORDER BY act.earliest IS NULL, act.earliest, act.id
WITH doer, target, count(act) AS acts, sum(coalesce(act.killed, 0)) AS killed, min(act.earliest) AS first,
  max(act.latest) AS last, head(collect(act)) AS one
MATCH (said:Sentence)-[:REPORTS]->(one)
WITH doer, target, acts, killed, first, last, said ORDER BY said.id
WITH doer, target, acts, killed, first, last, head(collect(said)) AS sentence
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN doer.name AS doer, target.name AS target, acts, killed, first, last,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY acts DESC, killed DESC, doer, target, sentence
