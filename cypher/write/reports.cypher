// A sentence reports an event, once for each trigger and type. $rows: origin, goal, digest, properties.
UNWIND $rows AS row
MATCH (origin:Sentence) WHERE origin.id = row.origin
MATCH (goal:Event) WHERE goal.id = row.goal
CREATE (origin)-[r:REPORTS]->(goal)
SET r += row.properties, r.kg_digest = row.digest
