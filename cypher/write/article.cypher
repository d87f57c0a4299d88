// Articles. $rows: id, properties (null takes a property away). $run: the stamp of this write.
UNWIND $rows AS row
MERGE (n:Article {id: row.id})
SET n += row.properties, n.kg_run = $run
