// The nodes that were of another type until now. $rows: id, type. $labels: the label of each type.
UNWIND $rows AS row
MATCH (n:Entity) WHERE n.id = row.id AND n.type <> row.type
REMOVE n:$($labels[n.type])
SET n:$($labels[row.type]), n.type = row.type
