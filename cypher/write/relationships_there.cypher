// Our relationships as they are now.
MATCH ()-[r]->() WHERE r.kg_digest IS NOT NULL
RETURN elementId(r) AS element, r.kg_digest AS digest
