// Nodes of a kind without types: __KIND__ stands for it. $rows: id, digest, properties (null takes a property away).
UNWIND $rows AS row
MERGE (n:__KIND__ {id: row.id})
SET n += row.properties, n.kg_digest = row.digest
