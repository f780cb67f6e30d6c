// orphans_by_cause: 无领导的原因，一因一行 / What orphans them, one row a cause
//
// zh: 同一个原因只列一行：缺失或撤销的机构，冲突的各方，原业务主管单位，无规则的层级；循环和中断列
//     出本应领导的机构（详见 cycles、detached）。
// en: One row a cause: the body that is missing or has ended, the bodies in conflict, the
//     supervisor of before, the level without a rule. For loops and breaks it is the body that
//     would lead; `cycles` and `detached` show them.
// cites: opinion-2015/O33, opinion-2015/O28
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $division    division =     区划代码或其前几位；空为全部 / a division code or its beginning;
//                               empty: all
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   verdict        text     结论代码 / the verdict
//   causes         list     原因：机构标识或层级 / the cause: ids of bodies, or the level
//   names          list     其名称 / their names
//   organizations  integer  组织数 / how many organizations
//   example        text     一家组织的标识 / the id of one organization
//
// :param resolution => '2026-11-22';
// :param division => '';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {counted_as: 'orphan'}]-(o)
WHERE coalesce(o.division, '') STARTS WITH $division
WITH r, j.verdict AS verdict,
     CASE j.verdict
       WHEN 'CONFLICT' THEN coalesce(j.candidates, [])
       WHEN 'NO_RULE' THEN [coalesce(o.level, 'unknown')]
       ELSE [x IN [j.cause] WHERE x IS NOT NULL]
     END AS causes,
     count(*) AS organizations, min(o.id) AS example
ORDER BY organizations DESC, verdict, causes LIMIT $limit
RETURN verdict, causes,
       COLLECT {
         UNWIND causes AS id MATCH (b:Body {dataset: r.dataset, id: id})
         RETURN b.name ORDER BY b.id
       } AS names,
       organizations, example
ORDER BY organizations DESC, verdict, causes;
