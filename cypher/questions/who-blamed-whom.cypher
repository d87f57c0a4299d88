// name: who-blamed-whom
// about: Who blamed or accused whom, and of what.
// parameter: actor string = null
// parameter: role role = null
// parameter: since date = null
// parameter: until date = null
// columns: accuser, accused, of_what, of_when, earliest, latest, status, sentence, article
OPTIONAL MATCH (named:Entity)
WHERE $actor IS NOT NULL AND (toLower(named.name) = toLower($actor)
  OR any(alias IN named.aliases WHERE toLower(alias) = toLower($actor)))
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named.id) + collect(DISTINCT member.id) + collect(DISTINCT own.id) AS party
MATCH (accuser:Entity)-[blame:BLAMED|ACCUSED_OF_PLANNING]->(accused:Entity)
WHERE blame.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR blame.latest >= $since) AND ($until IS NULL OR blame.earliest <= $until)
  AND ($actor IS NULL OR (coalesce($role, 'by') = 'by' AND accuser.id IN party)
    OR (coalesce($role, 'against') = 'against' AND accused.id IN party))
OPTIONAL MATCH (saying:Event) WHERE saying.id = blame.event
OPTIONAL MATCH (saying)-[:ABOUT]->(theme:Event)
WITH accuser, blame, accused, saying, theme, blame.evidence[0] AS proof
MATCH (sentence:Sentence)-[:PART_OF]->(article:Article) WHERE sentence.id = proof
RETURN accuser.name AS accuser, accused.name AS accused,
  coalesce(theme.name, CASE WHEN type(blame) = 'ACCUSED_OF_PLANNING' THEN saying.name END) AS of_what,
  theme.earliest AS of_when, blame.earliest AS earliest, blame.latest AS latest,
  blame.modality AS status, sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, accuser, accused, of_what
