UNWIND members AS member
WITH *, member.o AS o, member.named AS named, member.former AS former,
  member.chosen AS chosen, member.ties AS ties, member.declared_body AS declared_body

// The body that the rule points to.
//% pointing
WITH *,
  CASE points_to
    //% pointed
  END AS pointed
OPTIONAL MATCH (pointed)-[at:STANDS {resolution: $resolution}]->(instead:Body)
WITH *,
  CASE
    WHEN derived_verdict = 'LED' AND (NOT points_to IN /*% there */ OR pointed.kind = 'TOWNSHIP_PARTY_ORG')
      THEN at.state
  END AS state
WITH *,
  CASE
    WHEN state = 'ended' THEN 'ENDED_BODY'
    WHEN state IN ['missing', 'unborn'] THEN 'MISSING_BODY'
    ELSE derived_verdict
  END AS by_rules
WITH *, CASE WHEN by_rules = 'LED' THEN CASE state WHEN 'followed' THEN instead ELSE pointed END END AS derived_body
WITH *, basis = 'DECLARED' AS by_declaration
WITH *,
  CASE
    WHEN by_declaration OR counted <> 'counted' THEN verdict
    WHEN by_rules = 'MISSING_BODY' AND o.tangled AND EXISTS {
      (o)<-[weak]-(:Body)
      WHERE NOT type(weak) IN /*% never weak */ AND weak.relation IS NOT NULL
        AND weak.resolution IS NULL AND weak.absent_since IS NULL
        AND coalesce(weak.since <= $as_of, true) AND coalesce($as_of < weak.until, true)
    } THEN 'WEAK_ONLY'
    ELSE by_rules
  END AS final
WITH *,
  CASE WHEN final = 'LED' THEN CASE WHEN by_declaration THEN declared_body ELSE derived_body END END AS leader,
  CASE
    WHEN counted <> 'counted' THEN null
    WHEN by_declaration AND final = 'LED' THEN derived_body
    ELSE pointed
  END AS derived

// How the declared leader agrees with the derived one, and the charter with the report.
OPTIONAL CALL (by_declaration, leader, derived_body, member) {
  WITH by_declaration, leader, derived_body, member.by_charter AS charter, member.by_report AS report
  WHERE by_declaration OR charter IS NOT NULL AND report IS NOT NULL
  WITH *, charter.state = 'alive' AND report.state = 'alive' AND charter.body <> report.body AS two
  UNWIND [
    {about: 'leader', one: CASE WHEN by_declaration THEN leader END, other: derived_body},
    {about: 'lines', one: CASE WHEN two THEN charter.body END, other: report.body},
    {about: 'lines', one: CASE WHEN two THEN report.body END, other: charter.body}
  ] AS pair
  WITH pair.about AS about, pair.one AS one, pair.other AS other
  WHERE one IS NOT NULL AND other IS NOT NULL
  //% agree
  WITH collect({about: about, found: agreement}) AS compared
  RETURN head([pair IN compared WHERE pair.about = 'leader' | pair.found]) AS agreement,
    size([pair IN compared WHERE pair.about = 'lines' AND pair.found = 'DIFFERS']) = 2 AS elsewhere
}

// Who might lead where nobody does, and the body at which it fails.
OPTIONAL CALL (final, by_declaration, points_to, may_lead, pointed, chosen, ties, member, resolution) {
  //% candidates
}
WITH *,
  CASE
    WHEN final = 'GAP' THEN former
    WHEN final IN ['MISSING_BODY', 'ENDED_BODY', 'WEAK_ONLY'] THEN
      CASE WHEN by_declaration THEN coalesce(chosen.first, ties.ended[0]) ELSE pointed END
  END AS cause

// What fields say, what duties want, what the rule that leads leaves open.
WITH *, coalesce(o.field_notes, [])
  + CASE WHEN o.declared_self OR o.upper_self THEN ['DECLARED_SELF'] ELSE [] END
  + CASE
    WHEN member.charter IS NOT NULL AND NOT o.declared_self AND (member.late OR member.charter.early)
      OR member.report IS NOT NULL AND NOT o.upper_self AND member.report.early
      OR ties.early THEN ['DECLARED_NOT_YET']
    ELSE []
  END
  + CASE WHEN member.transfer IS NULL THEN [] ELSE [member.transfer] END
  + CASE WHEN declared_body.not_party THEN ['DECLARED_NOT_PARTY_BODY'] ELSE [] END
  + CASE
    WHEN member.declaration.stale OR member.meant.stale AND supervisor = 'followed' THEN ['STALE_NAME']
    ELSE []
  END
  + CASE
    WHEN decoupled = 'not_recorded' AND declared = 'none' THEN ['HANDOVER_NOT_RECORDED'] ELSE []
  END
  + CASE
    WHEN declared = 'alive' AND supervisor = 'several' THEN ['SEVERAL_SUPERVISORS'] ELSE []
  END
  //% duties
  + CASE WHEN agreement = 'DIFFERS' THEN ['DECLARED_DIFFERS'] ELSE [] END
  + CASE
    WHEN final <> 'LED' OR by_declaration THEN []
    ELSE remarks
      + CASE
        WHEN points_to = 'party_org_of supervisor' AND member.supervising.unusual THEN ['SUPERVISOR_UNUSUAL']
        ELSE []
      END
      + CASE WHEN state = 'followed' THEN ['STALE_NAME'] ELSE [] END
      + CASE WHEN state = 'expected' AND basis = 'DERIVED' THEN ['EXPECTED_ONLY'] ELSE [] END
  END AS said
WITH *, [code IN CASE counted
    WHEN 'counted' THEN /*% codes */
    WHEN 'not_counted' THEN /*% codes not counted */
    ELSE /*% codes out of scope */
  END WHERE code IN said] AS notes

CREATE (o)-[:JUDGED {
  verdict: final,
  counted_as: CASE
    //% counted
  END,
  rule: rule, missing_field: CASE WHEN final = 'MISSING_DATA' THEN missing END,
  cause: cause.id, candidates: candidates, notes: CASE WHEN size(notes) > 0 THEN notes END,
  relation: CASE WHEN final = 'LED' THEN CASE WHEN by_declaration THEN 'LEADS' ELSE relation END END,
  basis: CASE WHEN final = 'LED' THEN basis END,
  agreement: agreement, leader: leader.id, derived: derived.id
}]->(resolution)
FOREACH (_ IN CASE WHEN leader IS NULL THEN [] ELSE [leader] END |
  CREATE (leader)-[:LEADS {
    relation: CASE WHEN by_declaration THEN 'LEADS' ELSE relation END, rule: rule, basis: basis,
    attested: by_declaration OR basis <> 'DERIVED' OR coalesce(state, '') <> 'expected',
    resolution: $resolution
  }]->(o)
)
