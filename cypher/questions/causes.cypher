// name: causes
// about: What an event answers, follows from or was ordered by. Give its id or a part of its name, or an actor.
// parameter: event string = null
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// example: event = soleimani
// columns: what, when, tie, earlier, earlier_when, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (called:Event) WHERE called.id = $event OR called.search CONTAINS toLower($event)
WITH party, collect(called) AS called
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $event IS NULL AND $actor IS NULL THEN '' END
  AND EXISTS { (every)-[:RETALIATES_FOR|CAUSED_BY|ORDERED_BY]->(:Event) }
WITH party, called, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event) WHERE $event IS NULL
WITH called, acts, collect(DISTINCT one) AS party, collect(DISTINCT deed) AS deeds
UNWIND called + acts + deeds AS act
MATCH (act)-[tie:RETALIATES_FOR|CAUSED_BY|ORDERED_BY]->(earlier:Event)
WHERE ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
OPTIONAL MATCH (act)-[:AGENT_OF|TARGETS]-(one:Entity)
WITH party, act, tie, earlier, collect(DISTINCT one.id) AS involved
WHERE $actor IS NULL OR any(one IN party WHERE one.id IN involved)
WITH act, tie, earlier, tie.evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN act.name AS what, act.earliest AS when, toLower(replace(type(tie), '_', ' ')) AS tie, earlier.name AS earlier,
  earlier.earliest AS earlier_when, tie.modality AS status,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY when IS NULL, when, what, tie, earlier
