// An entity acts in an event. $rows: origin, goal, properties.
// Written from the event, which has fewer relationships than the entity.
UNWIND $rows AS row
MATCH (origin:Entity) WHERE origin.id = row.origin
MATCH (goal:Event) WHERE goal.id = row.goal
MERGE (goal)<-[r:AGENT_OF]-(origin)
SET r += row.properties, r.kg_run = $run
