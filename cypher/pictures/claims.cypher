// name: claims
// about: What was only claimed, planned, threatened, supposed or denied, and of whom.
// parameter: limit integer = 25
// columns: event, part, party
MATCH (event:Event) WHERE event.modality <> 'asserted'
WITH event ORDER BY event.reports DESC, event.id LIMIT $limit
OPTIONAL MATCH (event)-[part:AGENT_OF|TARGETS]-(party:Entity)
RETURN event, part, party
