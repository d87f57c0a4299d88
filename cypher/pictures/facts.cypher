// name: facts
// about: Who did what to whom, as far as it is told as having happened, the best proved first.
// parameter: limit integer = 60
// columns: one, fact, other
MATCH (one:Entity)-[fact]->(other:Entity)
WHERE fact.event IS NOT NULL AND fact.modality IN ['asserted', 'claimed']
RETURN one, fact, other
ORDER BY size(fact.evidence) DESC, one.id, other.id
LIMIT $limit
