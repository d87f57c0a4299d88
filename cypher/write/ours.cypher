// How many nodes there are that kg has written.
MATCH (n:Article|Sentence|Entity|Event) WHERE n.kg_digest IS NOT NULL
RETURN count(n) AS nodes
