// The lists of relationships that are empty: neo4j-admin cannot import those.
// __ORIGIN__, __TYPE__, __GOAL__ and __PROPERTY__ stand for labels, type and name.
MATCH (:__ORIGIN__)-[r:__TYPE__]->(:__GOAL__) WHERE r.kg_digest IS NOT NULL AND r.__PROPERTY__ IS NULL
CALL (r) { SET r.__PROPERTY__ = [] } IN TRANSACTIONS OF 10000 ROWS
