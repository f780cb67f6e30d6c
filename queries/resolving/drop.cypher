// Who led by a resolution, how its bodies stood, who stood above whom.
MATCH (body:Body {dataset: $dataset})-[its:LEADS|STANDS|CAME_TO]->()
WHERE its.resolution = $resolution
CALL (its) {
  DELETE its
} IN TRANSACTIONS OF 2500 ROWS;

// Its verdicts.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})<-[judged:JUDGED]-()
CALL (judged) {
  DELETE judged
} IN TRANSACTIONS OF 2500 ROWS;

// The resolution itself.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
DETACH DELETE resolution
