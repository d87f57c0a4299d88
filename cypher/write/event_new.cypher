// The nodes that are not there yet, of one type: __LABEL__ stands for its label.
// $rows: id, type. The id stands for the digest until all is written.
// A MERGE by two labels does not use the index of ArcadeDB, and a label added later moves the node there: hence CREATE.
UNWIND $rows AS row
OPTIONAL MATCH (there:Event) WHERE there.id = row.id
WITH row, there WHERE there IS NULL
CREATE (:Event:__LABEL__ {id: row.id, type: row.type, kg_digest: row.id})
