// Who stands above whom: what the relations table says for the date goes before the documents.
MATCH (lower:Body {dataset: $dataset})-[:STANDS {resolution: $resolution}]->(:Body)
WITH lower
MATCH (lower)<-[told:LEADS]-(upper:Body)
WHERE told.resolution IS NULL AND told.absent_since IS NULL
  AND coalesce(told.since <= $as_of, true) AND coalesce($as_of < told.until, true)
// of several rows about the same two the first, in the order of their numbers
WITH lower, upper, told ORDER BY size(told.told_in), told.told_in
WITH lower, upper, collect(told)[0] AS told
CREATE (upper)-[:LEADS {
  relation: told.relation, told_in: told.told_in, resolution: $resolution
}]->(lower);

// The bodies that rules call by their id or by a name.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
MATCH (body:Body {dataset: $dataset})
WHERE body.absent_since IS NULL
UNWIND [name IN /*% called */ WHERE name = body.id OR name IN body.called] AS name
CREATE (resolution)-[:CALLS {name: name}]->(body);

//% links
