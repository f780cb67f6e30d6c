// body_span: 机构之下一共有多少 / How much stands below a body
//
// zh: 一个机构之下所有各级的机构数和它们直接领导的组织数，按级、按类别汇总；第 0 级是它自己。
// en: All bodies below a body and the organizations that they lead, by level and kind; level 0 is
//     the body itself.
// cites: opinion-2015/O04, party-structure/S01
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
//   $body        body        机构标识，也可以是名称 / the body, by its id or its name
// columns
//   step           integer  第几级，0 是它自己 / how far down; 0 is the body itself
//   kind           text     机构类别 / kind of body
//   bodies         integer  机构数 / how many bodies
//   organizations  integer  它们直接领导的组织数 / how many organizations these lead
//
// :param resolution => '2026-11-22';
// :param body => 'cast';

MATCH (r:Resolution {id: $resolution})
MATCH (top:Body {dataset: r.dataset, id: $body})
MATCH way = (top)-[:LEADS*0..40 {resolution: $resolution}]->(b:Body)
WITH b, min(length(way)) AS step
WITH step, b.kind AS kind,
     COUNT { (b)-[:LEADS {resolution: $resolution}]->(:Organization) } AS led
RETURN step, kind, count(*) AS bodies, sum(led) AS organizations
ORDER BY step, kind;
