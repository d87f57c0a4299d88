// What is known of them. $rows: id, digest, properties (null takes a property away).
UNWIND $rows AS row
MATCH (n:Event) WHERE n.id = row.id
SET n += row.properties, n.kg_digest = row.digest
