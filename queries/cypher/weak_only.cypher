// weak_only: 只有弱关系的组织 / Organizations with weak relations only
//
// zh: 应由某机构领导而该机构不存在，只有指导、联系等弱关系的组织；弱关系不构成领导，列出每一条。
// en: Organizations whose leader does not exist and that have guidance, contact or the like only;
//     each such relation is listed. None of them makes a leader.
// cites: opinion-2015/O12, opinion-2015/O16
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   org_id     text  组织标识：统一社会信用代码 / the organization: its credit code
//   name       text  名称 / its name
//   cause      text  卡在哪个机构 / the body at which it fails
//   relation   text  弱关系代码 / code of the weak relation
//   body_id    text  弱关系的一方 / the body that has it
//   body_name  text  其名称 / its name
//   since      date  起 / from
//   until      date  止（不含当日） / until, exclusive
//   told_in    text  数据行，文件:行 / the row of the data, file:row
//
// :param resolution => '2026-11-22';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {verdict: 'WEAK_ONLY'}]-(o)
MATCH (o)<-[t:!LEADS&!REGISTERS&!BUSINESS_SUPERVISES]-(b:Body)
WHERE t.told_in IS NOT NULL AND t.absent_since IS NULL
  AND coalesce(t.since <= r.as_of, true) AND coalesce(t.until > r.as_of, true)
RETURN o.id AS org_id, o.name AS name, j.cause AS cause, type(t) AS relation,
       b.id AS body_id, b.name AS body_name, t.since AS since, t.until AS until,
       t.told_in AS told_in
ORDER BY org_id, relation, body_id, told_in
LIMIT $limit;
