// A sentence stands in an article. $rows: origin, goal, digest, properties.
UNWIND $rows AS row
MATCH (origin:Sentence) WHERE origin.id = row.origin
MATCH (goal:Article) WHERE goal.id = row.goal
CREATE (origin)-[r:PART_OF]->(goal)
SET r += row.properties, r.kg_digest = row.digest
