// rule: An event is told of by at least one sentence.
MATCH (event:Event) WHERE NOT EXISTS { (:Sentence)-[:REPORTS]->(event) }
RETURN event.id AS node, event.name AS label, 'none' AS found
