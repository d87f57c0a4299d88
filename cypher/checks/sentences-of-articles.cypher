// rule: A sentence is of one article, which the graph holds.
MATCH (sentence:Sentence)
OPTIONAL MATCH (sentence)-[:PART_OF]->(article:Article)
WITH sentence, count(article) AS articles WHERE articles <> 1
RETURN sentence.id AS node, sentence.text AS label, toString(articles) + ' articles' AS found
