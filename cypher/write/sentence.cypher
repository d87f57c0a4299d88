// Sentences. $rows: id, properties. $run: the stamp of this write.
UNWIND $rows AS row
MERGE (n:Sentence {id: row.id})
SET n += row.properties, n.kg_run = $run
