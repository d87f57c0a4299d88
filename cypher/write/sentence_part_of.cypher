// A sentence stands in an article. $rows: origin, goal, properties. $run: the stamp of this write.
UNWIND $rows AS row
MATCH (origin:Sentence) WHERE origin.id = row.origin
MATCH (goal:Article) WHERE goal.id = row.goal
MERGE (origin)-[r:PART_OF]->(goal)
SET r += row.properties, r.kg_run = $run
