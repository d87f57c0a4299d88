// A fact between two entities. __TYPE__ stands for its type. $rows: origin, goal, key (its event, or none), properties.
UNWIND $rows AS row
MATCH (origin:Entity) WHERE origin.id = row.origin
MATCH (goal:Entity) WHERE goal.id = row.goal
MERGE (origin)-[r:__TYPE__ {key: row.key}]->(goal)
SET r += row.properties, r.kg_run = $run
