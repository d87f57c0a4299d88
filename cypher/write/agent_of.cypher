// An entity acts in an event. $rows: origin, goal, digest, properties.
UNWIND $rows AS row
MATCH (origin:Entity) WHERE origin.id = row.origin
MATCH (goal:Event) WHERE goal.id = row.goal
CREATE (origin)-[r:AGENT_OF]->(goal)
SET r += row.properties, r.kg_digest = row.digest
