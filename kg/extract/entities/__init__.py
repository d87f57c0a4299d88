"""Who and what is named: mentions, coreference, standing relations. The entry is `index`."""
