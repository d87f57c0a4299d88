// An event happens at a place. $rows: origin, goal, digest, properties.
UNWIND $rows AS row
MATCH (origin:Event) WHERE origin.id = row.origin
MATCH (goal:Entity) WHERE goal.id = row.goal
CREATE (origin)-[r:AT]->(goal)
SET r += row.properties, r.kg_digest = row.digest
