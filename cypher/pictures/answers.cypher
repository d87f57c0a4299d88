// name: answers
// about: Who answered whom: acts, what they answered, and their parties.
// parameter: limit integer = 25
// columns: answer, link, first, did, one, met, other
MATCH (answer:Event)-[link:RETALIATES_FOR]->(first:Event)
WITH answer, link, first ORDER BY answer.reports DESC, answer.id LIMIT $limit
OPTIONAL MATCH (answer)-[did:AGENT_OF|TARGETS]-(one:Entity)
OPTIONAL MATCH (first)-[met:AGENT_OF|TARGETS]-(other:Entity)
RETURN answer, link, first, did, one, met, other
