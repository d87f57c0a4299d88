// name: corroborated
// about: Events that several articles tell of, with the number of articles and the first report.
// parameter: articles integer = 2
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: what, type, earliest, latest, articles, reports, status, first_reported, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END AND every.articles >= $articles
WITH party, collect(every) AS acts
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event) WHERE deed.articles >= $articles
WITH acts, collect(DISTINCT deed) AS deeds
UNWIND acts + deeds AS act
WITH act
WHERE act.modality IN ['asserted', 'claimed']
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
MATCH (sentence:Sentence)-[:REPORTS]->(act)
MATCH (sentence)-[:PART_OF]->(article:Article)
WITH act, sentence, article ORDER BY article.published IS NULL, article.published, sentence.id
WITH act, head(collect(sentence)) AS sentence, head(collect(article)) AS article
RETURN act.name AS what, act.type AS type, act.earliest AS earliest, act.latest AS latest, act.articles AS articles,
  act.reports AS reports, act.modality AS status, article.published AS first_reported,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY articles DESC, reports DESC, what
