// rule: A fact is drawn from an event that the graph holds.
MATCH (one:Entity)-[fact]->(other:Entity) WHERE fact.event IS NOT NULL
WITH one, fact, other
OPTIONAL MATCH (event:Event) WHERE event.id = fact.event
WITH one, fact, other, event WHERE event IS NULL
RETURN one.id AS node, one.name AS label, type(fact) + ' ' + other.name + ' of ' + fact.event AS found
