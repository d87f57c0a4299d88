// A sentence mentions an entity, once for each place where it does. $rows: origin, goal, digest, properties.
UNWIND $rows AS row
MATCH (origin:Sentence) WHERE origin.id = row.origin
MATCH (goal:Entity) WHERE goal.id = row.goal
CREATE (origin)-[r:MENTIONS]->(goal)
SET r += row.properties, r.kg_digest = row.digest
