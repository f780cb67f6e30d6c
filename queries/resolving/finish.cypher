// Bodies that lead back to themselves; only rows of the relations table can close a loop.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
MATCH (body:Body {dataset: $dataset})-[:STANDS {resolution: $resolution}]->(:Body)
WHERE EXISTS {
  (body)<-[told:LEADS {resolution: $resolution}]-(:Body) WHERE told.rule IS NULL
}
MATCH ANY SHORTEST (body) ((:Body)<-[up:LEADS WHERE up.resolution = $resolution]-(:Body))+ (other:Body)
WHERE EXISTS {
  MATCH ANY SHORTEST (other) ((:Body)<-[on:LEADS WHERE on.resolution = $resolution]-(:Body))* (back:Body)
  WHERE back = body
}
WITH DISTINCT resolution, other
CREATE (resolution)-[:LOOPS]->(other);

// Leaders whose chain does not reach the root: it loops, breaks, or nothing is known above.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
MATCH (leader:Body {dataset: $dataset})
WHERE leader.kind <> 'ROOT'
  AND EXISTS { (leader)-[:LEADS {resolution: $resolution}]->(:Organization) }
CALL (resolution, leader) {
  MATCH ANY SHORTEST (leader) (
    (lower:Body)<-[step:LEADS]-(:Body)
    WHERE step.resolution = $resolution AND EXISTS {
      (lower)<-[:LEADS {resolution: $resolution}]-(:Body)-[its:STANDS {resolution: $resolution}]->(:Body)
      WHERE its.state IN ['alive', 'expected', 'followed']
    }
  )* (top:Body)
  WITH max(CASE WHEN EXISTS { (resolution)-[:LOOPS]->(top) } THEN 1 ELSE 0 END) = 1 AS loops,
    max(CASE WHEN top.kind = 'ROOT' THEN 1 ELSE 0 END) = 1 AS rooted,
    max(CASE WHEN EXISTS { (top)<-[:LEADS {resolution: $resolution}]-(:Body) } THEN 0 ELSE 1 END) = 1 AS unknown
  RETURN CASE WHEN loops THEN 'CYCLE' WHEN rooted THEN null WHEN unknown THEN 'UNKNOWN' ELSE 'DETACHED' END AS chain
}
WITH resolution, leader, chain
WHERE chain IS NOT NULL
CREATE (resolution)-[:BREAKS {chain: chain}]->(leader);

// Nothing known above is a note.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})-[:BREAKS {chain: 'UNKNOWN'}]->(leader:Body)
MATCH (leader)-[:LEADS {resolution: $resolution}]->(o:Organization)-[judged:JUDGED]->(resolution)
CALL (judged) {
  SET judged.notes = [code IN /*% codes */ WHERE code = 'CHAIN_UNKNOWN' OR code IN judged.notes]
} IN TRANSACTIONS OF 2500 ROWS;

// A chain that loops or breaks leads nobody.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})-[broken:BREAKS]->(leader:Body)
WHERE broken.chain <> 'UNKNOWN'
MATCH (leader)-[led:LEADS {resolution: $resolution}]->(o:Organization)-[judged:JUDGED]->(resolution)
CALL (broken, leader, led, judged) {
  SET judged.verdict = broken.chain, judged.counted_as = 'orphan', judged.cause = leader.id
  REMOVE judged.leader, judged.relation, judged.basis, judged.agreement
  DELETE led
} IN TRANSACTIONS OF 2500 ROWS;

// The counts; what was only needed on the way goes.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
CALL (resolution) {
  MATCH (:Organization)-[judged:JUDGED]->(resolution)
  RETURN count(judged) AS judged,
    count(CASE WHEN judged.counted_as = 'led' THEN 1 END) AS led,
    count(CASE WHEN judged.counted_as = 'orphan' THEN 1 END) AS orphans,
    count(CASE WHEN judged.counted_as = 'open' THEN 1 END) AS open,
    count(CASE WHEN judged.counted_as = 'out_of_scope' THEN 1 END) AS out_of_scope,
    count(CASE WHEN judged.counted_as = 'not_counted' THEN 1 END) AS not_counted
}
SET resolution.organizations = led + orphans + open, resolution.led = led,
  resolution.orphans = orphans, resolution.open = open,
  resolution.out_of_scope = out_of_scope, resolution.not_counted = not_counted
WITH resolution
CALL (resolution) {
  MATCH (resolution)-[helping:CALLS|LOOPS|BREAKS]->(:Body)
  DELETE helping
}
MATCH (:Body {dataset: $dataset})-[came:CAME_TO {resolution: $resolution}]->(:Body)
DELETE came
