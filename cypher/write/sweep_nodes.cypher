// Take out some nodes of ours that this write did not touch. __LABEL__ stands for Article, Sentence, Entity or Event.
MATCH (n:__LABEL__) WHERE n.kg_run <> $run
WITH n LIMIT 10000
DETACH DELETE n
RETURN count(*) AS gone
