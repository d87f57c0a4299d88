// Give each node that has another type now its label. $rows: id, type. $labels: by type.
UNWIND $rows AS row
MATCH (n:Event) WHERE n.id = row.id AND n.type <> row.type
SET n:$($labels[row.type]), n.type = row.type
