// The types that the nodes of ours have until now. __LABEL__ stands for Entity or Event.
MATCH (n:__LABEL__) WHERE n.kg_run IS NOT NULL
RETURN DISTINCT n.type AS type
