// Who is called so, the most mentioned first. $name: any name, in any case.
MATCH (one:Entity) WHERE one.search CONTAINS '|' + toLower($name) + '|'
OPTIONAL MATCH (:Sentence)-[mention:MENTIONS]->(one)
WITH one, count(mention) AS mentions
RETURN one.name AS name, one.aliases AS aliases, one.type AS type, mentions
ORDER BY mentions DESC, name, one.id
