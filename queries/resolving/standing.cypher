// How each body stands on the date: by its own days, by the rows that attest it, else as
// the documents expect it. Township Party organizations that nothing names stay out, and
// bodies that only register, which have no number.
MATCH (body:Body {dataset: $dataset})
WHERE body.absent_since IS NULL AND body.number IS NOT NULL
  AND (NOT (body.kind = 'TOWNSHIP_PARTY_ORG' AND body.id = body.kind + '@' + body.division)
    OR EXISTS { (body)-[told]-(:Organization) WHERE told.absent_since IS NULL }
    OR EXISTS { (body)-[told]-(:Body) WHERE told.resolution IS NULL AND told.absent_since IS NULL }
    OR EXISTS {
      (body)-[:SEATED_IN]->(:Division)<-[:SEATED_IN]-(within:Body {kind: 'COMMUNITY_PARTY_ORG'})
      WHERE within.absent_since IS NULL
    })
OPTIONAL MATCH (itself:Body {
  dataset: $dataset, id: CASE WHEN body.party_org THEN substring(body.id, 10) END
})
WITH body, coalesce(itself, body) AS owner
WITH body, owner, range(0, coalesce(size(owner.attested_since), 0) - 1) AS rows,
  CASE
    WHEN owner.expectation IS NULL THEN 'alive'
    WHEN owner.expectation = 'always' THEN 'expected'
    //% expected
    ELSE 'missing'
  END AS unless_shown
WITH body,
  CASE
    WHEN owner.origin IN ['national', 'dataset'] THEN CASE
      WHEN $as_of < owner.since THEN 'unborn'
      WHEN owner.until <= $as_of THEN 'ended'
      ELSE 'alive'
    END
    WHEN any(n IN rows WHERE owner.attested_since[n] <= $as_of AND $as_of < owner.attested_until[n])
      THEN 'alive'
    WHEN any(n IN rows WHERE owner.attested_since[n] <= $as_of AND owner.attested_until[n] <= $as_of)
      THEN 'ended'
    ELSE unless_shown
  END AS state
CALL (body, state) {
  CREATE (body)-[:STANDS {state: state, resolution: $resolution}]->(body)
} IN TRANSACTIONS OF 2500 ROWS;

// Who came after a body that has ended, through any number of steps.
MATCH (body:Body {dataset: $dataset})-[:STANDS {state: 'ended', resolution: $resolution}]->(body)
WHERE NOT body.party_org
MATCH ANY SHORTEST (body) (
  (one:Body)-[step:SUCCEEDED_BY]->(:Body)
  WHERE step.kind IN ['renamed', 'merged', 'split'] AND step.absent_since IS NULL
    AND step.date <= $as_of
    AND EXISTS {
      (one)-[its:STANDS {resolution: $resolution}]->(one) WHERE its.state IN ['ended', 'unborn']
    }
)+ (heir:Body)
WHERE NOT EXISTS {
  (heir)-[its:STANDS {resolution: $resolution}]->(heir) WHERE its.state IN ['ended', 'unborn']
}
CREATE (body)-[:CAME_TO {resolution: $resolution}]->(heir);

// Who was there before a body that has not begun.
MATCH (body:Body {dataset: $dataset})-[:STANDS {state: 'unborn', resolution: $resolution}]->(body)
WHERE NOT body.party_org
MATCH ANY SHORTEST (body) (
  (one:Body)<-[step:SUCCEEDED_BY]-(:Body)
  WHERE step.kind IN ['renamed', 'merged', 'split'] AND step.absent_since IS NULL
    AND EXISTS {
      (one)-[its:STANDS {resolution: $resolution}]->(one) WHERE its.state IN ['ended', 'unborn']
    }
)+ (heir:Body)
WHERE NOT EXISTS {
  (heir)-[its:STANDS {resolution: $resolution}]->(heir) WHERE its.state IN ['ended', 'unborn']
}
CREATE (body)-[:CAME_TO {resolution: $resolution}]->(heir);

// A single heir stands for it; where there are several, or none, nobody does.
MATCH (body:Body {dataset: $dataset})-[:CAME_TO {resolution: $resolution}]->(heir:Body)
WITH body, collect(heir) AS heirs
WHERE size(heirs) = 1
MATCH (body)-[its:STANDS {resolution: $resolution}]->(body)
WITH body, heirs[0] AS heir, its, its.state AS state
DELETE its
CREATE (body)-[:STANDS {
  state: CASE state WHEN 'ended' THEN 'followed' ELSE state END, resolution: $resolution
}]->(heir);

// A plate is the body that keeps it.
MATCH (body:Body {dataset: $dataset})-[its:STANDS {state: 'alive', resolution: $resolution}]->(body)
WHERE body.plate_of <> '' AND NOT body.party_org
MATCH (keeper:Body {dataset: $dataset, id: body.plate_of})
MATCH (keeper)-[theirs:STANDS {resolution: $resolution}]->(present:Body)
WHERE present <> keeper OR theirs.state IN ['alive', 'expected']
WITH body, its, present
DELETE its
CREATE (body)-[:STANDS {state: 'alive', resolution: $resolution}]->(present);

// An heir that is a plate is the body that keeps it, too.
MATCH (body:Body {dataset: $dataset})-[its:STANDS {resolution: $resolution}]->(heir:Body)
WHERE body <> heir
MATCH (heir)-[:STANDS {resolution: $resolution}]->(present:Body)
WHERE heir <> present
WITH body, its, its.state AS state, present
DELETE its
CREATE (body)-[:STANDS {state: state, resolution: $resolution}]->(present);

// For a Party organization stands that of the body that stands for its owner.
MATCH (owner:Body {dataset: $dataset})-[stands:STANDS {resolution: $resolution}]->(present:Body)
WHERE owner <> present AND NOT owner.party_org
MATCH (party:Body {dataset: $dataset, id: 'PARTY_ORG:' + owner.id})
MATCH (party)-[its:STANDS {resolution: $resolution}]->(party)
OPTIONAL MATCH (present)<-[:PARTY_ORG_OF]-(theirs:Body)
WITH party, its, stands.state AS state,
  CASE
    WHEN present.party_org OR present.kind = 'TOWNSHIP_PARTY_ORG' THEN present
    ELSE coalesce(theirs, party)
  END AS present
DELETE its
CREATE (party)-[:STANDS {state: state, resolution: $resolution}]->(present)
