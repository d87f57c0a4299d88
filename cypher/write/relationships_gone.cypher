// Take out relationships that the graph does not hold any more, or holds otherwise. $elements: their element ids.
MATCH ()-[r]->() WHERE elementId(r) IN $elements
DELETE r
