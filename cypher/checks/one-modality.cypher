// rule: What is told has one modality: asserted, claimed, planned, threatened, hypothetical or denied.
MATCH (event:Event)
WHERE event.modality IS NULL
  OR NOT event.modality IN ['asserted', 'claimed', 'planned', 'threatened', 'hypothetical', 'denied']
RETURN event.id AS node, event.name AS label, coalesce(event.modality, 'none') AS found
