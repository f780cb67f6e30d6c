// common_leader: 两者共同的上级 / Who stands above both
//
// zh: 同在两个组织或机构之上的机构，最近的在前；机构在自己之上算 0 级。
// en: The bodies that stand above two organizations or bodies, the nearest first; a body stands
//     above itself at 0 steps.
// cites: opinion-2015/O04
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
//   $one         member      组织或机构，代码或名称 / an organization or body, by id or name
//   $other       member      另一个组织或机构，代码或名称 / another organization or body, by id or
//                            name
// columns
//   body_id      text     机构标识 / id of the body
//   name         text     名称 / its name
//   kind         text     机构类别 / kind of body
//   steps_one    integer  距第一个几级 / steps up from the first
//   steps_other  integer  距第二个几级 / steps up from the second
//
// :param resolution => '2026-11-22';
// :param one => 'cast';
// :param other => 'mca';

MATCH (r:Resolution {id: $resolution})
CALL (r) {
  MATCH (a:Organization {dataset: r.dataset, id: $one}) RETURN a
UNION
  MATCH (a:Body {dataset: r.dataset, id: $one}) RETURN a
}
CALL (r) {
  MATCH (b:Organization {dataset: r.dataset, id: $other}) RETURN b
UNION
  MATCH (b:Body {dataset: r.dataset, id: $other}) RETURN b
}
MATCH up = (a)<-[:LEADS*0..40 {resolution: $resolution}]-(top:Body)
WITH b, top, min(length(up)) AS steps_one
MATCH up = (b)<-[:LEADS*0..40 {resolution: $resolution}]-(top)
WITH top, steps_one, min(length(up)) AS steps_other
RETURN top.id AS body_id, top.name AS name, top.kind AS kind, steps_one, steps_other
ORDER BY steps_one + steps_other, body_id;
