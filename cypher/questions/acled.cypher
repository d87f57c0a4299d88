// name: acled
// about: Violence, coercion and protests that are told to have happened, in ACLED's columns, with PLOVER's types.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: event_date, time_precision, event_type, sub_event_type, actor1, actor2, country, location, geo_precision, latitude, longitude, fatalities, source, notes, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event)
WHERE every.plover IN CASE WHEN $actor IS NULL THEN ['ASSAULT', 'PROTEST', 'COERCE'] ELSE [] END
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event) WHERE deed.plover IN ['ASSAULT', 'PROTEST', 'COERCE']
WITH acts, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
WITH act
WHERE act.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (act)-[role:AGENT_OF|TARGETS|AT]-(one:Entity)
WITH act, role, type(role) AS kind, one
  ORDER BY CASE WHEN one.id = act.location THEN 0 ELSE 1 END, one.name
WITH act, collect(DISTINCT CASE WHEN kind <> 'AT' THEN one.id END) AS involved,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN one.name END) AS by,
  collect(DISTINCT CASE WHEN kind = 'TARGETS' THEN one.name END) AS against,
  collect(CASE WHEN kind = 'AT' THEN one END) AS places,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN role.modality END) AS sure
MATCH (said:Sentence)-[report:REPORTS]->(act)
OPTIONAL MATCH (said)-[:MENTIONS]->(one:Entity) WHERE one.id IN involved
WITH act, by, against, places, sure, said, report, count(DISTINCT one) AS told
ORDER BY CASE WHEN report.modality = act.modality THEN 0 ELSE 1 END, told DESC, report.confidence DESC, said.id
WITH act, by, against, places, sure, head(collect(said)) AS sentence
WITH act, by, against, sure, sentence, head(places) AS place
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN act.earliest AS event_date,
  CASE WHEN act.precision = 'day' THEN 1
       WHEN act.latest <= act.earliest + duration({days: 6}) THEN 2
       WHEN act.earliest IS NOT NULL THEN 3 END AS time_precision,
  act.plover AS event_type,
  act.type AS sub_event_type, by AS actor1, against AS actor2, act.country AS country, place.name AS location,
  act.geo_precision AS geo_precision, act.latitude AS latitude, act.longitude AS longitude,
  act.killed AS fatalities, article.source AS source,
  act.name AS notes,
  CASE WHEN act.modality <> 'asserted' THEN act.modality
       WHEN any(one IN sure WHERE one <> 'asserted') THEN 'actor claimed'
       ELSE 'asserted' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY event_date IS NULL, event_date, notes
