// rule: The words of a mention or report stand in their sentence, within its bounds.
MATCH (sentence:Sentence)-[telling:MENTIONS|REPORTS]->(one)
WITH sentence, telling, one, coalesce(telling.trigger, telling.text) AS words
WHERE telling.start < sentence.start OR telling.end > sentence.end OR NOT sentence.text CONTAINS words
RETURN sentence.id AS node, one.name AS label, words AS found
