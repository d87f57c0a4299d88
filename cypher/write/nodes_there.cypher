// The nodes of one kind as they are now; those of others have no digest. __KIND__ stands for the kind.
MATCH (n:__KIND__) WHERE n.id IS NOT NULL
RETURN n.id AS id, n.kg_digest AS digest, labels(n) AS labels
