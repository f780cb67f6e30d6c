UNWIND members AS member
WITH *, member.o AS o, member.former AS former, basis = 'DECLARED' AS by_declaration

// The body that the rule points to; where it has ended or is missing the rule fails, unless
// another stands for it.
CALL (resolution, division, sopwb, profile, points_to, derived_verdict, o, former, member) {
  WITH *, member.named AS named
  WITH points_to, derived_verdict, CASE points_to
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
  RETURN pointed, state, by_rules,
    CASE WHEN by_rules = 'LED' THEN CASE state WHEN 'followed' THEN instead ELSE pointed END END AS derived_body
}
CALL (profile, verdict, by_declaration, by_rules, derived_body, pointed, o, member) {
  WITH *,
    CASE
      WHEN by_declaration OR profile.counted <> 'counted' THEN verdict
      WHEN by_rules = 'MISSING_BODY' AND o.tangled AND EXISTS {
        (o)<-[weak]-(:Body)
        WHERE NOT type(weak) IN /*% never weak */ AND weak.relation IS NOT NULL
          AND weak.resolution IS NULL AND weak.absent_since IS NULL
          AND coalesce(weak.since <= $as_of, true) AND coalesce($as_of < weak.until, true)
      } THEN 'WEAK_ONLY'
      ELSE by_rules
    END AS final
  RETURN final,
    CASE WHEN final = 'LED' THEN CASE WHEN by_declaration THEN member.declared_body ELSE derived_body END END AS leader,
    CASE
      WHEN profile.counted <> 'counted' THEN null
      WHEN by_declaration AND final = 'LED' THEN derived_body
      ELSE pointed
    END AS derived
}

// How the declared leader agrees with the derived one, and the charter with the report.
CALL (by_declaration, leader, derived_body, member) {
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

// Who might lead where nobody does.
CALL (final, by_declaration, points_to, may_lead, pointed, member, resolution) {
  //% candidates
}

// What fields say, what duties want, what the rule that leads leaves open.
CALL (o, former, member, profile, regime, basis, by_declaration, remarks, points_to, final, state, agreement, elsewhere) {
  WITH *, coalesce(o.field_notes, [])
    + CASE WHEN o.declared_self OR o.upper_self THEN ['DECLARED_SELF'] ELSE [] END
    + CASE
      WHEN member.charter IS NOT NULL AND NOT o.declared_self AND (member.late OR member.charter.early)
        OR member.report IS NOT NULL AND NOT o.upper_self AND member.report.early
        OR member.ties.early THEN ['DECLARED_NOT_YET']
      ELSE []
    END
    + CASE WHEN member.transfer IS NULL THEN [] ELSE [member.transfer] END
    + CASE WHEN member.declared_body.not_party THEN ['DECLARED_NOT_PARTY_BODY'] ELSE [] END
    + CASE
      WHEN member.declaration.stale OR member.meant.stale AND profile.supervisor = 'followed' THEN ['STALE_NAME']
      ELSE []
    END
    + CASE
      WHEN profile.decoupled = 'not_recorded' AND profile.declared = 'none' THEN ['HANDOVER_NOT_RECORDED'] ELSE []
    END
    + CASE
      WHEN profile.declared = 'alive' AND profile.supervisor = 'several' THEN ['SEVERAL_SUPERVISORS'] ELSE []
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
  RETURN [code IN CASE profile.counted
      WHEN 'counted' THEN /*% codes */
      WHEN 'not_counted' THEN /*% codes not counted */
      ELSE /*% codes out of scope */
    END WHERE code IN said] AS notes
}

CREATE (o)-[:JUDGED {
  verdict: final,
  counted_as: CASE
    //% counted
  END,
  rule: rule, missing_field: CASE WHEN final = 'MISSING_DATA' THEN missing END,
  cause: CASE
    WHEN final = 'GAP' THEN former.id
    WHEN NOT final IN ['MISSING_BODY', 'ENDED_BODY', 'WEAK_ONLY'] THEN null
    WHEN by_declaration THEN coalesce(member.chosen.first, member.ties.ended[0]).id
    ELSE pointed.id
  END,
  candidates: candidates, notes: CASE WHEN size(notes) > 0 THEN notes END,
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
