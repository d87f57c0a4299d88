// Sentences. $rows: id, digest, properties.
UNWIND $rows AS row
MERGE (n:Sentence {id: row.id})
SET n += row.properties, n.kg_digest = row.digest
