// Relationships of one type between two kinds of nodes: __TYPE__, __ORIGIN__ and __GOAL__ stand for them.
// $rows: origin, goal, digest, properties.
UNWIND $rows AS row
MATCH (origin:__ORIGIN__) WHERE origin.id = row.origin
MATCH (goal:__GOAL__) WHERE goal.id = row.goal
CREATE (origin)-[r:__TYPE__]->(goal)
SET r += row.properties, r.kg_digest = row.digest
