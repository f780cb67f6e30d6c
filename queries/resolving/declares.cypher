OPTIONAL MATCH (o)-[cell:DECLARES {field: /*% field */, mode: 'one'}]->(said:Body)
WHERE cell.absent_since IS NULL
OPTIONAL MATCH (said)-[stands:STANDS {resolution: $resolution}]->(present:Body)
RETURN coalesce(
  head([g IN groups WHERE g.field = /*% field */ | g.declares]),
  CASE WHEN said IS NOT NULL THEN {
    state: CASE stands.state WHEN 'ended' THEN 'ended' WHEN 'unborn' THEN 'not_yet' ELSE 'alive' END,
    body: present, first: said, named: [said],
    stale: stands.state = 'followed', early: stands.state = 'unborn'
  } END
) AS /*% cell */
