// name: who-blamed-whom
// about: Who blamed or accused whom, and of what.
// parameter: actor string = null
// parameter: role role = null
// parameter: since date = null
// parameter: until date = null
// columns: accuser, accused, of_what, of_when, earliest, latest, status, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Entity) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
WITH party, collect(every) AS everyone
UNWIND party + everyone AS one
MATCH (one)-[blame:BLAMED|ACCUSED_OF_PLANNING]-(:Entity)
WHERE $role IS NULL OR one.id = CASE $role WHEN 'by' THEN startNode(blame).id ELSE endNode(blame).id END
WITH DISTINCT blame
WITH startNode(blame) AS accuser, blame, endNode(blame) AS accused
WHERE blame.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR blame.latest >= $since) AND ($until IS NULL OR blame.earliest <= $until)
OPTIONAL MATCH (saying:Event) WHERE saying.id = blame.event
OPTIONAL MATCH (saying)-[:ABOUT]->(theme:Event)
WITH accuser, blame, accused, saying, theme, blame.evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN accuser.name AS accuser, accused.name AS accused,
  coalesce(theme.name, CASE WHEN type(blame) = 'ACCUSED_OF_PLANNING' THEN saying.name END) AS of_what,
  theme.earliest AS of_when, blame.earliest AS earliest, blame.latest AS latest,
  blame.modality AS status, sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, accuser, accused, of_what
