// What is known of them. $rows: id, properties (null takes a property away). $run: the stamp of this write.
UNWIND $rows AS row
MATCH (n:Entity) WHERE n.id = row.id
SET n += row.properties, n.kg_run = $run
