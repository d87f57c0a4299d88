// Articles. $rows: id, digest, properties (null takes a property away).
UNWIND $rows AS row
MERGE (n:Article {id: row.id})
SET n += row.properties, n.kg_digest = row.digest
