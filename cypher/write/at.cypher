// An event happens at a place. $rows: origin, goal, properties.
UNWIND $rows AS row
MATCH (origin:Event) WHERE origin.id = row.origin
MATCH (goal:Entity) WHERE goal.id = row.goal
MERGE (origin)-[r:AT]->(goal)
SET r += row.properties, r.kg_run = $run
