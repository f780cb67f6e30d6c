// body_subtree: 机构之下有哪些机构 / The bodies below a body
//
// zh: 一个机构之下的机构，逐级列出，最多三级；每个机构写明直接领导多少家组织。
// en: The bodies below a body, level by level, three levels at most, each with the number of
//     organizations that it leads itself.
// cites: opinion-2015/O04, party-structure/S01
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $body        body           机构标识，也可以是名称 / the body, by its id or its name
//   $depth       integer = 2    向下几级，最多 3 / how many levels down, 3 at most
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   step           integer  第几级，0 是它自己 / how far down; 0 is the body itself
//   body_id        text     机构标识 / id of the body
//   name           text     名称 / its name
//   kind           text     机构类别 / kind of body
//   under          text     直接上级 / the body directly above
//   relation       text     领导方式代码 / how it leads
//   organizations  integer  直接领导的组织数 / how many organizations it leads itself
//
// :param resolution => '2026-11-22';
// :param body => 'cast';
// :param depth => 2;
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})
MATCH (top:Body {dataset: r.dataset, id: $body})
MATCH way = (top)-[:LEADS*0..3 {resolution: $resolution}]->(b:Body)
WHERE length(way) <= $depth
WITH b, relationships(way)[-1] AS joined, min(length(way)) AS step
WITH step, b, joined, startNode(joined) AS above
ORDER BY step, b.id, above.id LIMIT $limit
RETURN step, b.id AS body_id, b.name AS name, b.kind AS kind, above.id AS under,
       joined.relation AS relation,
       COUNT { (b)-[:LEADS {resolution: $resolution}]->(:Organization) } AS organizations
ORDER BY step, body_id, under;
