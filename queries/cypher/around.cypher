// around: 周围有什么 / What stands around
//
// zh: 一个组织、机构或区划的近邻，以及它们彼此之间的全部关系，强弱都列；近邻按标识取前若干个。
// en: The neighbours of an organization, body or division and every relation among them, strong or
//     weak; of many neighbours the first by id.
// cites: opinion-2015/O01, opinion-2015/O12
//
// parameters
//   $resolution  resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                              date
//   $node        node          组织、机构或区划，代码或名称 / an organization, body or division,
//                              by id, code or name
//   $limit       integer = 25  最多几个近邻 / neighbours at most
// columns
//   source       text  起点的标识 / id of the start
//   source_name  text  起点的名称 / its name
//   relation     text  关系 / the type of the relation
//   detail       text  领导方式、字段、变更或状态 / how it leads; the field, the change, the state
//   target       text  终点的标识 / id of the end
//   target_name  text  终点的名称 / its name
//
// :param resolution => '2026-11-22';
// :param node => 'cast';
// :param limit => 25;

MATCH (r:Resolution {id: $resolution})
CALL (r) {
  MATCH (c:Organization {dataset: r.dataset, id: $node}) RETURN c
UNION
  MATCH (c:Body {dataset: r.dataset, id: $node}) RETURN c
UNION
  MATCH (c:Division {dataset: r.dataset, code: $node}) RETURN c
}
// what stands on the date: relations of this resolution, rows that last
MATCH (c)-[e]-(n:Organization|Body|Division)
WHERE n <> c AND e.absent_since IS NULL AND coalesce(e.resolution, $resolution) = $resolution
  AND NOT coalesce(e.relation IS NOT NULL AND (e.since > r.as_of OR e.until <= r.as_of), false)
WITH DISTINCT r, c, n, coalesce(n.id, n.code) AS key
ORDER BY key LIMIT $limit
WITH r, c, collect(n) AS near
WITH r, [c] + near AS circle
UNWIND circle AS a
UNWIND circle AS b
MATCH (a)-[e]->(b)
WHERE a <> b AND e.absent_since IS NULL AND coalesce(e.resolution, $resolution) = $resolution
  AND NOT coalesce(e.relation IS NOT NULL AND (e.since > r.as_of OR e.until <= r.as_of), false)
RETURN DISTINCT coalesce(a.id, a.code) AS source, a.name AS source_name, type(e) AS relation,
       coalesce(e.relation, e.field, e.kind, e.state, e.role) AS detail,
       coalesce(b.id, b.code) AS target, b.name AS target_name
ORDER BY source, relation, target, detail;
