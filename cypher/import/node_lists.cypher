// The lists of nodes that are empty: neo4j-admin cannot import those. __KIND__ and __PROPERTY__ stand for label and name.
MATCH (n:__KIND__) WHERE n.kg_digest IS NOT NULL AND n.__PROPERTY__ IS NULL
CALL (n) { SET n.__PROPERTY__ = [] } IN TRANSACTIONS OF 10000 ROWS
