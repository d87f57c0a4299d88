// Give nodes the labels of the type and modality that they have now. __KIND__ stands for their kind. $rows: id, labels.
UNWIND $rows AS row
MATCH (n:__KIND__) WHERE n.id = row.id
SET n:$(row.labels)
