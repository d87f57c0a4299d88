// Take out nodes of ours that the graph does not hold any more. __KIND__ stands for their kind. $rows: id.
UNWIND $rows AS row
MATCH (n:__KIND__) WHERE n.id = row.id AND n.kg_digest IS NOT NULL
DETACH DELETE n
