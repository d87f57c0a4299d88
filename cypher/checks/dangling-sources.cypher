// rule: On whose word it is told is an entity that the graph holds.
MATCH (one)-[edge]->(other) WHERE edge.sources IS NOT NULL
WITH one, edge, other
UNWIND edge.sources AS who
WITH one, edge, other, who
OPTIONAL MATCH (source:Entity) WHERE source.id = who
WITH one, edge, other, who, source WHERE source IS NULL
RETURN one.id AS node, other.name AS label, type(edge) + ' according to ' + who AS found
