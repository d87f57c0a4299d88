// Nodes that are not there yet, of one kind and with the same labels: __KIND__ and __LABELS__ stand for them.
// $rows: id, digest, properties.
// A MERGE by two labels does not use the index of ArcadeDB, and a label added later moves the node there: hence CREATE.
UNWIND $rows AS row
OPTIONAL MATCH (there:__KIND__) WHERE there.id = row.id
WITH row, there WHERE there IS NULL
CREATE (n:__LABELS__ {id: row.id})
SET n += row.properties, n.kg_digest = row.digest
