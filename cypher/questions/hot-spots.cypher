// name: hot-spots
// about: Where violence was: each place with its number of acts, the killed and injured, the first and the last day.
// parameter: since date = null
// parameter: until date = null
// columns: place, acts, killed, injured, first, last, latitude, longitude, sentence, article
MATCH (act:Event)-[:AT]->(place:Entity)
WHERE act.plover = 'ASSAULT' AND act.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
WITH place, act ORDER BY act.earliest IS NULL, act.earliest, act.id
WITH place, count(act) AS acts, sum(coalesce(act.killed, 0)) AS killed, sum(coalesce(act.injured, 0)) AS injured,
  min(act.earliest) AS first, max(act.latest) AS last, head(collect(act)) AS one
MATCH (said:Sentence)-[:REPORTS]->(one)
WITH place, acts, killed, injured, first, last, said ORDER BY said.id
WITH place, acts, killed, injured, first, last, head(collect(said)) AS sentence
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN place.name AS place, acts, killed, injured, first, last,
  place.latitude AS latitude, place.longitude AS longitude,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY acts DESC, killed DESC, place, sentence
