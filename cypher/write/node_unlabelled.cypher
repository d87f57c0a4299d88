// Take the label of its old type from each node of ours that has another type now. __KIND__ stands for their kind.
// $rows: id, properties. $labels: by type.
// The new label is set by a statement of its own: ArcadeDB cannot move a node twice in one.
UNWIND $rows AS row
MATCH (n:__KIND__) WHERE n.id = row.id AND n.kg_digest IS NOT NULL AND n.type <> row.properties.type
REMOVE n:$($labels[n.type])
