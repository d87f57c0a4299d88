// name: casualties
// about: How many were killed and injured in which event, event by event, and by whose account.
// parameter: actor string = null
// parameter: role role = null
// parameter: place string = null
// parameter: since date = null
// parameter: until date = null
// columns: what, killed, injured, earliest, latest, by, against, place, status, according_to, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (wider:Entity) WHERE wider.search CONTAINS '|' + toLower($place) + '|'
OPTIONAL MATCH (wider)<-[:LOCATED_IN*1..3]-(lies:Entity)
WITH party, collect(DISTINCT wider.id) + collect(DISTINCT lies.id) AS within
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
  AND (every.killed IS NOT NULL OR every.injured IS NOT NULL)
WITH party, within, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[part:AGENT_OF|TARGETS]-(deed:Event)
WHERE (deed.killed IS NOT NULL OR deed.injured IS NOT NULL)
  AND ($role IS NULL OR type(part) = CASE $role WHEN 'by' THEN 'AGENT_OF' WHEN 'against' THEN 'TARGETS' END)
WITH within, acts, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
WITH within, act
OPTIONAL MATCH (act)-[at:AT|TARGETS]->(spot:Entity)
WHERE spot.id IN within AND (type(at) = 'AT' OR spot.type IN ['PLACE', 'FACILITY'])
WITH act, count(spot) AS there
WHERE ($place IS NULL OR there > 0)
  AND act.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (act)-[role:AGENT_OF|TARGETS|AT]-(one:Entity)
WITH act, role, type(role) AS kind, one ORDER BY one.name
WITH act, collect(DISTINCT CASE WHEN kind <> 'AT' THEN one.id END) AS involved,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN one.name END) AS by,
  collect(DISTINCT CASE WHEN kind = 'TARGETS' THEN one.name END) AS against,
  collect(DISTINCT CASE WHEN kind = 'AT' THEN one.name END) AS place,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN role.modality END) AS sure
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, by, against, place, sure, said, report, report.type IN ['KILL', 'INJURE', 'DIE'] AS counts,
  count(DISTINCT one) AS told
ORDER BY CASE WHEN counts THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, by, against, place, sure, head(collect(said)) AS sentence,
  collect(CASE WHEN counts THEN report.modality END) AS told_as,
  collect(CASE WHEN counts THEN report.sources END) AS said_by
UNWIND reduce(all = [''], some IN said_by | all + some) AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH act, by, against, place, sure, told_as, sentence, source ORDER BY source.name
WITH act, by, against, place, sure, told_as, sentence, collect(DISTINCT source.name) AS according_to
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN act.name AS what, act.killed AS killed, act.injured AS injured, act.earliest AS earliest, act.latest AS latest,
  by, against, place,
  CASE WHEN act.modality <> 'asserted' THEN act.modality
       WHEN size(told_as) > 0 AND NOT 'asserted' IN told_as THEN 'figures claimed'
       WHEN any(one IN sure WHERE one <> 'asserted') THEN 'actor claimed'
       ELSE 'asserted' END AS status, according_to,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, killed DESC, what
