// why_not: 为什么不是这个机构 / Why not this body
//
// zh: 把某个机构与某家组织之间的事实逐条列出：它是不是领导机关，是否在领导链上方，是否已撤销，是否
//     被申报，是否只是候选，有没有业务主管、登记、指导等弱关系，现在由谁领导。逐条规则的说明见
//     lishu explain --why-not。
// en: What stands between a body and an organization, fact by fact: whether it leads, stands
//     higher in the chain, has ended, is declared, is a candidate only, has weak relations
//     (supervises, registers, guides), and who leads instead. `lishu explain --why-not` tells it
//     rule by rule.
// cites: opinion-2015/O12, opinion-2015/O09, opinion-2015/O28
//
// parameters
//   $resolution    resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or
//                                its date
//   $organization  organization  组织的统一社会信用代码，也可以是名称 / the organization, by its
//                                credit code or its name
//   $body          body          机构标识，也可以是名称 / the body, by its id or its name
// columns
//   n       integer  次序 / order
//   reason  text     事实：LEADS 它就是领导机关；STATE 当日状态；DECLARED 被申报；CANDIDATE 候选；
//                    CAUSE 卡在它；ABOVE 在链上方；弱关系代码；OTHER_LEADS 由别的机构领导；
//                    OTHER_DIVISION 属别的区划 / the fact: LEADS it leads; STATE how it stands;
//                    DECLARED; CANDIDATE; CAUSE the organization fails at it; ABOVE in the chain;
//                    the code of a weak relation; OTHER_LEADS; OTHER_DIVISION
//   detail  text     详情：状态、字段、结论、级数、规则或机构 / state, field, verdict, steps, rule
//                    or body
//
// :param resolution => '2026-11-22';
// :param organization => 'N-8b38f5985fc6e6b4';
// :param body => 'cast';

MATCH (r:Resolution {id: $resolution})
WITH r, r.dataset AS dataset
MATCH (o:Organization {dataset: dataset, id: $organization})-[j:JUDGED]->(r)
MATCH (b:Body {dataset: r.dataset, id: $body})
CALL (r, o, j, b) {
  WITH * WHERE j.leader = b.id
  RETURN 1 AS n, 'LEADS' AS reason, j.relation AS detail
UNION
  // a body that is not there on the date leads nobody
  MATCH (b)-[s:STANDS {resolution: $resolution}]->(heir:Body)
  WHERE s.state IN ['ended', 'followed', 'unborn', 'missing']
  RETURN 2 AS n, 'STATE' AS reason,
         s.state + CASE WHEN heir = b THEN '' ELSE ' → ' + heir.id END AS detail
UNION
  MATCH (o)-[d:DECLARES]->(b)
  WHERE d.absent_since IS NULL AND coalesce(j.leader, '') <> b.id
  RETURN 3 AS n, 'DECLARED' AS reason, d.field AS detail
UNION
  WITH * WHERE b.id IN coalesce(j.candidates, [])
  RETURN 4 AS n, 'CANDIDATE' AS reason, j.verdict AS detail
UNION
  WITH * WHERE j.cause = b.id
  RETURN 5 AS n, 'CAUSE' AS reason, j.verdict AS detail
UNION
  MATCH (leader:Body {dataset: r.dataset, id: j.leader})
  MATCH way = (leader)<-[:LEADS*1..40 {resolution: $resolution}]-(b)
  RETURN 6 AS n, 'ABOVE' AS reason, toString(min(length(way))) AS detail
UNION
  // weak relations never lead; those of the relations table only while they last
  MATCH (b)-[t:!LEADS]->(o)
  WHERE t.absent_since IS NULL
    AND NOT coalesce(t.told_in IS NOT NULL AND (t.since > r.as_of OR t.until <= r.as_of), false)
  RETURN DISTINCT 7 AS n, type(t) AS reason, t.told_in AS detail
UNION
  // the deciding rule lets the SOPWB of the division of registration guide
  MATCH (u:Rule {dataset: r.dataset, id: j.rule})
  WHERE j.basis = 'DERIVED' AND b.kind = 'SOPWB' AND b.division = o.division
    AND coalesce(u.guides, '') <> ''
  RETURN 7 AS n, u.guides AS reason, u.id AS detail
UNION
  WITH * WHERE j.leader <> b.id
  RETURN 8 AS n, 'OTHER_LEADS' AS reason, j.leader + coalesce(' ' + j.rule, '') AS detail
UNION
  WITH * WHERE b.kind = 'SOPWB' AND b.division <> o.division
  RETURN 9 AS n, 'OTHER_DIVISION' AS reason, o.division AS detail
}
// an aggregate answers even where there is no way up
WITH n, reason, detail WHERE reason <> 'ABOVE' OR detail IS NOT NULL
RETURN n, reason, detail
ORDER BY n, reason, detail;
