// Take labels from nodes whose type or modality is another now. __KIND__ stands for their kind. $rows: id, labels.
UNWIND $rows AS row
MATCH (n:__KIND__) WHERE n.id = row.id
REMOVE n:$(row.labels)
