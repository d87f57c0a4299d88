// name: denials
// about: What is denied, and by whom.
// parameter: actor string = null
// parameter: since date = null
// parameter: until date = null
// columns: denied_by, what, by, against, earliest, latest, told_otherwise, sentence, article
OPTIONAL MATCH (named:Entity) WHERE named.search CONTAINS '|' + toLower($actor) + '|'
OPTIONAL MATCH (named)<-[:PART_OF|MEMBER_OF|LEADS]-(member:Entity)
OPTIONAL MATCH (own:Entity) WHERE named.type = 'COUNTRY' AND own.country = named.country
  AND own.type IN ['GOVERNMENT', 'MILITARY', 'PEOPLE', 'PERSON', 'FACILITY']
WITH collect(DISTINCT named) + collect(DISTINCT member) + collect(DISTINCT own) AS party
// Who denies something is spoken of in the same article.
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)<-[:MENTIONS]-(:Sentence)-[:PART_OF]->(paper:Article)
WITH party, collect(DISTINCT paper) AS papers
UNWIND CASE WHEN size(papers) = 0 THEN [null] ELSE papers END AS paper
WITH party, paper
OPTIONAL MATCH (paper)<-[:PART_OF]-(:Sentence)-[word:REPORTS]->(told:Event) WHERE word.modality = 'denied'
WITH party, collect(DISTINCT told) AS tellings
UNWIND CASE WHEN size(party) = 0 THEN [null] ELSE party END AS one
OPTIONAL MATCH (one)-[:AGENT_OF|TARGETS]-(deed:Event)
WITH party, tellings, collect(DISTINCT deed) AS deeds
OPTIONAL MATCH (every:Event) WHERE every.id >= CASE WHEN $actor IS NULL THEN '' END
WITH party, tellings, deeds, collect(every) AS acts
UNWIND acts + tellings + deeds AS act
WITH DISTINCT party, act
MATCH (said:Sentence)-[report:REPORTS]->(act)
WHERE report.modality = 'denied'
  AND ($since IS NULL OR act.latest >= $since) AND ($until IS NULL OR act.earliest <= $until)
WITH party, act, said, report ORDER BY said.id
WITH party, act, head(collect(said)) AS sentence, collect(report.sources) AS said_by
OPTIONAL MATCH (act)-[role:AGENT_OF|TARGETS]-(one:Entity)
WITH party, act, sentence, said_by, type(role) AS kind, one ORDER BY one.name
WITH party, act, sentence, said_by, collect(DISTINCT one.id) AS involved,
  collect(DISTINCT CASE WHEN kind = 'AGENT_OF' THEN one.name END) AS by,
  collect(DISTINCT CASE WHEN kind = 'TARGETS' THEN one.name END) AS against
WITH party, act, sentence, by, against, involved, reduce(all = [''], some IN said_by | all + some) AS sources
WHERE $actor IS NULL OR any(one IN party WHERE one.id IN involved OR one.id IN sources)
UNWIND sources AS id
OPTIONAL MATCH (source:Entity) WHERE source.id = id
WITH act, sentence, by, against, source ORDER BY source.name
WITH act, sentence, by, against, collect(DISTINCT source.name) AS denied_by
OPTIONAL MATCH (:Sentence)-[other:REPORTS]->(act) WHERE other.modality IN ['asserted', 'claimed']
WITH act, sentence, by, against, denied_by, count(other) AS told_otherwise
MATCH (sentence)-[:PART_OF]->(article:Article)
RETURN denied_by, act.name AS what, by, against, act.earliest AS earliest, act.latest AS latest, told_otherwise,
  sentence.text AS sentence, coalesce(article.title, article.path) AS article
ORDER BY earliest IS NULL, earliest, what, sentence
