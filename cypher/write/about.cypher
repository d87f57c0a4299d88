// An event (an accusation, an order, a threat) is about another one. $rows: origin, goal, digest, properties.
UNWIND $rows AS row
MATCH (origin:Event) WHERE origin.id = row.origin
MATCH (goal:Event) WHERE goal.id = row.goal
CREATE (origin)-[r:ABOUT]->(goal)
SET r += row.properties, r.kg_digest = row.digest
