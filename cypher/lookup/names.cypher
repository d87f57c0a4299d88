// The names that an actor, a place or a source may be called by, the most mentioned first.
MATCH (one:Entity)
OPTIONAL MATCH (:Sentence)-[mention:MENTIONS]->(one)
WITH one, count(mention) AS mentions
RETURN one.name AS name, one.aliases AS aliases, one.type AS type, mentions
ORDER BY mentions DESC, name, one.id
