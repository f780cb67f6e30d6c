// path_between: 两者之间的路 / The way between two
//
// zh: 从一个组织或机构，经领导链向上，到共同的上级，再向下到另一个组织或机构；取最短的一条。
// en: From an organization or body up the chain to a body above both and down to the other one;
//     the shortest way.
// cites: opinion-2015/O04
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
//   $one         member      组织或机构，代码或名称 / an organization or body, by id or name
//   $other       member      另一个组织或机构，代码或名称 / another organization or body, by id or
//                            name
// columns
//   step       integer  第几站，从 0 起 / the stop, from 0
//   direction  text     方向：up 向上，top 共同的上级，down 向下 / up, top (above both), down
//   id         text     组织或机构的标识 / id of the organization or body
//   name       text     名称 / its name
//   relation   text     与下一站之间的领导方式 / the relation to the next stop
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
MATCH up = (a)<-[:LEADS*0..40 {resolution: $resolution}]-(top)
MATCH down = (b)<-[:LEADS*0..40 {resolution: $resolution}]-(top)
// the shortest; of several the first by its ids
WITH up, down, [n IN nodes(up) | n.id] AS left, [n IN nodes(down) | n.id] AS right
ORDER BY length(up) + length(down), left, right LIMIT 1
WITH length(up) AS height, nodes(up) + tail(reverse(nodes(down))) AS stops,
     relationships(up) + reverse(relationships(down)) AS joined
UNWIND range(0, size(stops) - 1) AS step
RETURN step, CASE WHEN step < height THEN 'up' WHEN step = height THEN 'top' ELSE 'down' END AS direction,
       stops[step].id AS id, stops[step].name AS name, joined[step].relation AS relation
ORDER BY step;
