// Take out some relationships of ours that this write did not touch; what others wrote has no kg_run and stays.
MATCH ()-[r]->() WHERE r.kg_run <> $run
WITH r LIMIT 10000
DELETE r
RETURN count(*) AS gone
