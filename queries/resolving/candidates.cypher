WITH resolution, final, by_declaration, may_lead, pointed, member.meant AS meant,
  points_to = 'party_org_of supervisor' AS by_party,
  CASE
    WHEN points_to IN ['party_org_of supervisor', 'itself supervisor'] THEN member.meant.first
    ELSE pointed
  END AS failed,
  CASE
    WHEN NOT by_declaration THEN []
    WHEN final = 'CONFLICT' THEN coalesce(member.chosen.named, []) + coalesce(member.ties.tied, [])
    ELSE coalesce(member.chosen.named, member.ties.ended[..1])
  END AS declared
WHERE final IN ['UNDECIDED', 'CONFLICT', 'ENDED_BODY', 'MISSING_BODY']
CALL (*) {
  // UNDECIDED: the bodies that the rule names.
  UNWIND CASE WHEN final = 'UNDECIDED' THEN may_lead ELSE [] END AS name
  MATCH (resolution)-[:CALLS {name: name}]->(body:Body)
  MATCH (body)-[its:STANDS {resolution: $resolution}]->(present:Body)
  WHERE body <> present OR its.state IN ['alive', 'expected']
  RETURN present.id AS id
  UNION
  // Declarations: who came after the body that ended; those that differ.
  UNWIND declared AS body
  MATCH (body)-[its:STANDS {resolution: $resolution}]->(present:Body)
  WHERE NOT its.state IN ['ended', 'unborn']
  RETURN present.id AS id
  UNION
  UNWIND CASE WHEN final = 'CONFLICT' THEN [] ELSE declared END AS body
  MATCH (body)-[:STANDS {state: 'ended', resolution: $resolution}]->(body)
  OPTIONAL MATCH (owner:Body {
    dataset: $dataset, id: CASE WHEN body.party_org THEN substring(body.id, 10) END
  })
  WITH body, coalesce(owner, body) AS owner
  MATCH (owner)-[:CAME_TO {resolution: $resolution}]->(heir:Body)
  OPTIONAL MATCH (heir)<-[:PARTY_ORG_OF]-(party:Body) WHERE body.party_org
  RETURN coalesce(party.id, heir.id) AS id
  UNION
  // Several supervisors: each that lives.
  UNWIND CASE
    WHEN by_declaration OR final <> 'CONFLICT' THEN [] ELSE coalesce(meant.living, [])
  END AS body
  OPTIONAL MATCH (body)<-[:PARTY_ORG_OF]-(party:Body) WHERE by_party
  RETURN coalesce(party.id, body.id) AS id
  UNION
  // A body that ended or is missing: who came after it, or was there before it.
  UNWIND CASE
    WHEN by_declaration OR NOT final IN ['ENDED_BODY', 'MISSING_BODY'] THEN []
    WHEN failed IN coalesce(meant.named, []) THEN meant.named
    ELSE [failed]
  END AS body
  MATCH (body)-[:CAME_TO {resolution: $resolution}]->(heir:Body)
  OPTIONAL MATCH (heir)<-[:PARTY_ORG_OF]-(party:Body) WHERE by_party
  RETURN coalesce(party.id, heir.id) AS id
  UNION
  // A missing SOPWB: those of the divisions around.
  WITH * WHERE final = 'MISSING_BODY' AND NOT by_declaration AND pointed.kind = 'SOPWB'
    AND NOT EXISTS { (failed)-[:CAME_TO {resolution: $resolution}]->(:Body) }
  MATCH (within:Division {dataset: $dataset, code: pointed.within})-[:PART_OF]->{0,4}(around:Division)
  WHERE around.level <> 'nation'
    AND (around <> within OR pointed.id <> 'SOPWB@' + within.code)
  MATCH (body:Body {dataset: $dataset, id: 'SOPWB@' + around.code})
    -[its:STANDS {resolution: $resolution}]->(:Body)
  WHERE its.state IN ['alive', 'expected', 'followed']
  RETURN body.id AS id
}
WITH id ORDER BY id
WITH collect(id) AS ids
RETURN CASE WHEN size(ids) > 0 THEN ids END AS candidates
