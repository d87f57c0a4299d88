// Who is called so. $name: any name, in any case.
MATCH (one:Entity)
WHERE toLower(one.name) = toLower($name) OR any(alias IN one.aliases WHERE toLower(alias) = toLower($name))
OPTIONAL MATCH (:Sentence)-[mention:MENTIONS]->(one)
WITH one, count(mention) AS mentions
RETURN one.name AS name
ORDER BY mentions DESC, name, one.id
LIMIT 1
