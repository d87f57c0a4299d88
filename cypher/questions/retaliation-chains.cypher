// name: retaliation-chains
// about: Retaliations that answer one another, from the first provocation on, as long as the chain goes.
// parameter: steps integer = 1
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: steps, began, ended, chain, links, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
  AND EXISTS { (every)-[:RETALIATES_FOR]->(:Event) }
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event)
WITH acts, collect(DISTINCT one.id) AS party, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
OPTIONAL MATCH (act)<-[:RETALIATES_FOR*1..8]-(later:Event)
WITH party, collect(DISTINCT act) + collect(DISTINCT later) AS ends
UNWIND ends AS final
WITH DISTINCT party, final
WHERE NOT EXISTS { (final)<-[:RETALIATES_FOR]-(:Event) }
MATCH path = (final)-[:RETALIATES_FOR*1..8]->(origin:Event)
WHERE NOT EXISTS { (origin)-[:RETALIATES_FOR]->(:Event) }
  AND length(path) >= $steps AND final.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR final.latest >= $since) AND ($until IS NULL OR origin.earliest <= $until)
WITH party, path, final, origin, nodes(path) AS acts, relationships(path) AS motives
UNWIND acts AS act
OPTIONAL MATCH (agent:Entity)-[:AGENT_OF]->(act)
OPTIONAL MATCH (act)-[:TARGETS]->(target:Entity)
WITH party, path, final, origin, acts, motives,
  collect(DISTINCT agent.id) + collect(DISTINCT target.id) AS involved
WHERE $actor IS NULL OR any(one IN involved WHERE one IN party)
WITH final, origin, acts, motives, motives[0].evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN size(motives) AS steps, origin.earliest AS began, final.latest AS ended,
  [act IN reverse(acts) | act.name] AS chain,
  [motive IN reverse(motives) | motive.modality] AS links,
  CASE WHEN all(one IN motives WHERE one.modality = 'asserted') AND all(one IN acts WHERE one.modality = 'asserted')
       THEN 'asserted' ELSE 'claimed in part' END AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY began IS NULL, began, steps DESC, chain
