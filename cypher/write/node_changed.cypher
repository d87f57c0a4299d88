// What is known now of nodes that are there: __KIND__ stands for their label.
// $rows: id, digest, properties (null takes a property away).
UNWIND $rows AS row
MATCH (n:__KIND__) WHERE n.id = row.id
SET n += row.properties, n.kg_digest = row.digest
