// Nodes that are not there yet, of one kind and one type: __KIND__ and __LABEL__ stand for their labels.
// $rows: id, digest, properties.
// A MERGE by two labels does not use the index of ArcadeDB, and a label added later moves the node there: hence CREATE.
UNWIND $rows AS row
OPTIONAL MATCH (there:__KIND__) WHERE there.id = row.id
WITH row, there WHERE there IS NULL
CREATE (n:__KIND__:__LABEL__ {id: row.id})
SET n += row.properties, n.kg_digest = row.digest
