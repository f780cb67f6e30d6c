// body_end_orphans: 假如这个机构撤销而无人承接 / Who would be orphaned if a body ended
//
// zh: 假如一个机构当日撤销、没有后继：由它或它的党组织领导的组织，以及领导链只能经过它的组织，会失
//     去领导；按领导机关列出。详见 lishu whatif --abolish。
// en: If a body ended on the date without a successor: the organizations that it or its Party
//     organization leads, and those whose chain has no other way up, would be orphaned; by leader.
//     `lishu whatif --abolish` tells more.
// cites: opinion-2015/O12, opinion-2015/O04
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $body        body           机构标识，也可以是名称 / the body, by its id or its name
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   loses          text     失去什么：leader 领导机关本身，chain 领导链 / what they lose: the
//                           leader itself, or its chain
//   steps          integer  在它下面几级 / how far below it
//   leader_id      text     领导机关 / the leader
//   leader_name    text     领导机关名称 / its name
//   kind           text     机构类别 / kind of body
//   organizations  integer  会失去领导的组织数 / how many organizations would be orphaned
//
// :param resolution => '2026-11-22';
// :param body => 'cast';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})
MATCH (b:Body {dataset: r.dataset, id: $body})
// with a supervisor its Party organizations end
OPTIONAL MATCH (p:Body)-[x:PARTY_ORG_OF]->(b) WHERE x.absent_since IS NULL
WITH r, b, [b] + collect(p) AS ending
UNWIND ending AS top
MATCH way = (top)-[:LEADS*0..40 {resolution: $resolution}]->(x:Body)
WITH ending, x, min(length(way)) AS steps
// another way up that passes none of them saves who stands below
WHERE x IN ending OR NOT EXISTS {
  MATCH other = (x)<-[:LEADS*0..40 {resolution: $resolution}]-(t:Body)
  WHERE none(n IN nodes(other) WHERE n IN ending)
    AND NOT EXISTS { (t)<-[:LEADS {resolution: $resolution}]-(:Body) }
}
WITH ending, x, steps,
     COUNT { (x)-[:LEADS {resolution: $resolution}]->(:Organization) } AS organizations
WHERE organizations > 0
RETURN CASE WHEN x IN ending THEN 'leader' ELSE 'chain' END AS loses, steps,
       x.id AS leader_id, x.name AS leader_name, x.kind AS kind, organizations
ORDER BY steps, leader_id
LIMIT $limit;
