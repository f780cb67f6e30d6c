// earlier_party_org: who stood above a Party organization that was there before the notice.
CALL (o, charter, report, taker, declaration) {
  WITH o, coalesce(
    CASE WHEN report.state = 'alive' THEN report.body END,
    CASE WHEN charter.state = 'alive' THEN charter.body END,
    taker,
    declaration.body
  ) AS above_earlier
  WITH above_earlier,
    CASE
      WHEN o.party_since <= /*% notice */ THEN CASE
        WHEN above_earlier IS NULL THEN 'no_upper'
        WHEN (above_earlier.kind = 'WORK_COMMITTEE'
            OR above_earlier.kind = 'PARTY_COMMITTEE' AND above_earlier.within <> /*% city */)
          AND EXISTS {
            MATCH (seat:Division {dataset: $dataset, code: above_earlier.within})
            WHERE EXISTS { (seat)-[:PART_OF]->*(:Division {code: /*% city */}) }
          }
          THEN 'upper'
        ELSE 'none'
      END
      ELSE 'none'
    END AS earlier_party_org
  RETURN earlier_party_org, CASE WHEN earlier_party_org = 'upper' THEN above_earlier END AS earlier_body
}
