// name: party
// about: What a party did and what was done to it: the facts around one entity, by its name.
// parameter: actor string = null
// parameter: limit integer = 60
// columns: party, fact, other
MATCH (party:Entity) WHERE party.name = $actor OR $actor IS NULL AND EXISTS { (party)-[:ATTACKED]-(:Entity) }
WITH party ORDER BY party.name LIMIT 1
MATCH (party)-[fact]-(other:Entity) WHERE fact.evidence IS NOT NULL
RETURN party, fact, other
LIMIT $limit
