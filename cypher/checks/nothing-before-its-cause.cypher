// rule: An act does not lie before what it answers, or what caused or ordered it.
MATCH (act:Event)-[tie:RETALIATES_FOR|CAUSED_BY|ORDERED_BY]->(cause:Event)
WHERE act.latest < cause.earliest
RETURN act.id AS node, act.name AS label, type(tie) + ' ' + cause.name AS found
