// Whether an event has this in its name. $name: a part of it, in any case.
MATCH (event:Event) WHERE event.search CONTAINS toLower($name)
RETURN event.id AS id
LIMIT 1
