// Take the label of its old type from each node that has another type now. $rows: id, type. $labels: by type.
// The new label is set by a statement of its own: ArcadeDB cannot move a node twice in one.
UNWIND $rows AS row
MATCH (n:Entity) WHERE n.id = row.id AND n.type <> row.type
REMOVE n:$($labels[n.type])
