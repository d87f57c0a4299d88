// rule: The earliest day is not after the latest.
MATCH (event:Event) WHERE event.earliest > event.latest
RETURN event.id AS node, event.name AS label, toString(event.earliest) + ' and ' + toString(event.latest) AS found
