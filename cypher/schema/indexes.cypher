// What questions filter by.
CREATE INDEX kg_article_published IF NOT EXISTS FOR (n:Article) ON (n.published);
CREATE INDEX kg_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);
CREATE INDEX kg_event_type IF NOT EXISTS FOR (n:Event) ON (n.type);
CREATE INDEX kg_event_earliest IF NOT EXISTS FOR (n:Event) ON (n.earliest);
CREATE INDEX kg_entity_country IF NOT EXISTS FOR (n:Entity) ON (n.country);
