// A sentence mentions an entity, once for each place where it does. $rows: origin, goal, key, properties.
UNWIND $rows AS row
MATCH (origin:Sentence) WHERE origin.id = row.origin
MATCH (goal:Entity) WHERE goal.id = row.goal
MERGE (origin)-[r:MENTIONS {key: row.key}]->(goal)
SET r += row.properties, r.kg_run = $run
