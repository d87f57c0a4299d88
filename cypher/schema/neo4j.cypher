// What Neo4j finds parties and kinds of events by. ArcadeDB gets none of them: it keeps an index in files of its own for every
// combination of labels, and reads all names as fast.
CREATE TEXT INDEX kg_entity_search IF NOT EXISTS FOR (n:Entity) ON (n.search);
CREATE INDEX kg_event_plover IF NOT EXISTS FOR (n:Event) ON (n.plover);
CREATE TEXT INDEX kg_event_search IF NOT EXISTS FOR (n:Event) ON (n.search);
