// Our constraints and indexes, gone with the graph.
DROP CONSTRAINT kg_article_id IF EXISTS;
DROP CONSTRAINT kg_sentence_id IF EXISTS;
DROP CONSTRAINT kg_entity_id IF EXISTS;
DROP CONSTRAINT kg_event_id IF EXISTS;
DROP INDEX kg_article_published IF EXISTS;
DROP INDEX kg_entity_name IF EXISTS;
DROP INDEX kg_entity_country IF EXISTS;
DROP INDEX kg_event_type IF EXISTS;
DROP INDEX kg_event_earliest IF EXISTS;
DROP INDEX kg_entity_search IF EXISTS;
DROP INDEX kg_event_plover IF EXISTS;
DROP INDEX kg_event_search IF EXISTS;
