// Give each node that has another type now, or was not ours, the label of its type. __KIND__ stands for their kind.
// $rows: id, properties. $labels: by type.
UNWIND $rows AS row
MATCH (n:__KIND__) WHERE n.id = row.id AND (n.kg_digest IS NULL OR n.type <> row.properties.type)
SET n:$($labels[row.properties.type])
