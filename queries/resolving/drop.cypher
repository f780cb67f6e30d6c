// The verdicts of a resolution and who led by it.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
MATCH (o:Organization)-[judged:JUDGED]->(resolution)
OPTIONAL MATCH (o)<-[led:LEADS {resolution: $resolution}]-(:Body)
CALL (judged, led) {
  DELETE judged, led
} IN TRANSACTIONS OF 20000 ROWS;

// How its bodies stood, and who stood above whom.
MATCH (body:Body {dataset: $dataset})
MATCH (body)<-[its:STANDS|LEADS|CAME_TO]-(:Body)
WHERE its.resolution = $resolution
CALL (its) {
  DELETE its
} IN TRANSACTIONS OF 20000 ROWS;

// The resolution itself.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
DETACH DELETE resolution
