// name: schema
// about: Which kinds of things there are, and how they hang together.
// columns: nodes, relationships
CALL db.schema.visualization() YIELD nodes, relationships
RETURN nodes, relationships
