// Our nodes of one kind as they are now. __LABEL__ stands for Article, Sentence, Entity or Event.
MATCH (n:__LABEL__) WHERE n.kg_digest IS NOT NULL
RETURN n.id AS id, n.kg_digest AS digest, n.type AS type
