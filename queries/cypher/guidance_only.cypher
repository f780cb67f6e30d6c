// guidance_only: 它只指导、不领导的组织 / Organizations that a body guides without leading them
//
// zh: 一个机构只指导、不领导的组织：按规定由登记地党建工作机构指导的，和关系表记载的，附当日的领导
//     机关。
// en: The organizations that a body guides without leading them: by the rule that lets the SOPWB
//     of the division of registration guide, or by a row of the relations table; with their leader
//     of the date.
// cites: opinion-2015/O12, opinion-2015/O34
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $body        body           机构标识，也可以是名称 / the body, by its id or its name
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   org_id       text  组织标识：统一社会信用代码 / the organization: its credit code
//   name         text  名称 / its name
//   relation     text  指导方式 / how it guides
//   told_by      text  规定，或数据行文件:行 / the sentence, or the row of the data
//   verdict      text  结论代码 / the verdict
//   leader_id    text  领导机关 / the leader
//   leader_name  text  领导机关名称 / its name
//
// :param resolution => '2026-11-22';
// :param body => 'cast';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})
MATCH (b:Body {dataset: r.dataset, id: $body})
CALL (r, b) {
  // a rule that leads elsewhere lets the SOPWB of the division of registration guide
  WITH * WHERE b.kind = 'SOPWB'
  MATCH (b)-[:SEATED_IN]->(:Division)<-[e:REGISTERED_IN]-(o:Organization)-[j:JUDGED]->(r)
  WHERE e.absent_since IS NULL AND j.basis = 'DERIVED'
  MATCH (u:Rule {dataset: r.dataset, id: j.rule}) WHERE coalesce(u.guides, '') <> ''
  RETURN o, j, u.guides AS relation, u.id AS told_by
UNION
  MATCH (b)-[t:GUIDES|WORK_GUIDES|CONCRETELY_GUIDES]->(o:Organization)-[j:JUDGED]->(r)
  WHERE t.absent_since IS NULL
    AND coalesce(t.since <= r.as_of, true) AND coalesce(t.until > r.as_of, true)
  RETURN o, j, t.relation AS relation, t.told_in AS told_by
}
WITH r, b, o, j, relation, told_by
WHERE coalesce(j.leader, '') <> b.id
ORDER BY o.id, relation, told_by LIMIT $limit
OPTIONAL MATCH (leader:Body {dataset: r.dataset, id: j.leader})
RETURN o.id AS org_id, o.name AS name, relation, told_by, j.verdict AS verdict,
       leader.id AS leader_id, leader.name AS leader_name
ORDER BY org_id, relation, told_by;
