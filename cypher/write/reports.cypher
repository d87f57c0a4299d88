// A sentence reports an event, once for each trigger and type. $rows: origin, goal, key, properties.
UNWIND $rows AS row
MATCH (origin:Sentence) WHERE origin.id = row.origin
MATCH (goal:Event) WHERE goal.id = row.goal
MERGE (origin)-[r:REPORTS {key: row.key}]->(goal)
SET r += row.properties, r.kg_run = $run
