// An event is directed at an entity. $rows: origin, goal, properties.
UNWIND $rows AS row
MATCH (origin:Event) WHERE origin.id = row.origin
MATCH (goal:Entity) WHERE goal.id = row.goal
MERGE (origin)-[r:TARGETS]->(goal)
SET r += row.properties, r.kg_run = $run
