// A fact between two entities. __TYPE__ stands for its type. $rows: origin, goal, digest, properties.
UNWIND $rows AS row
MATCH (origin:Entity) WHERE origin.id = row.origin
MATCH (goal:Entity) WHERE goal.id = row.goal
CREATE (origin)-[r:__TYPE__]->(goal)
SET r += row.properties, r.kg_digest = row.digest
