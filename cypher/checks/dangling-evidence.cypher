// rule: What is told has evidence: sentences that the graph holds.
MATCH (one)-[edge]->(other) WHERE edge.evidence IS NOT NULL
WITH one, edge, other
UNWIND edge.evidence AS proof
WITH one, edge, other, proof
OPTIONAL MATCH (sentence:Sentence) WHERE sentence.id = proof
WITH one, edge, other, proof, sentence WHERE sentence IS NULL
RETURN one.id AS node, one.name AS label, type(edge) + ' ' + other.name + ' by ' + proof AS found
