// earlier_party_org: who stood above a Party organization that was there before the notice.
WITH *, coalesce(
  CASE WHEN in_report.state = 'alive' THEN in_report.body END,
  CASE WHEN in_charter.state = 'alive' THEN in_charter.body END,
  declared_body
) AS above_earlier
WITH *,
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
WITH *, CASE WHEN earlier_party_org = 'upper' THEN above_earlier END AS earlier_body
