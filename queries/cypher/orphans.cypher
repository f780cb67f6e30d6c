// orphans: 没有领导的组织 / Organizations without a leader
//
// zh: 没有领导机关的组织清单，可按结论、区划、层级、业务主管单位筛选；各参数留空即不限。
// en: The list of orphans, narrowed by verdict, division, level or supervisor; a parameter left
//     empty narrows nothing.
// cites: opinion-2015/O33, opinion-2015/O28
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $verdict     verdict =      结论代码，如 MISSING_BODY；空为全部 / a verdict such as
//                               MISSING_BODY; empty: all
//   $division    division =     区划代码或其前几位，如 3306；空为全部 / a division code or its
//                               beginning, such as 3306; empty: all
//   $level       level =        登记层级：nation、province、prefecture、county；空为全部 / level
//                               of registration; empty: all
//   $supervisor  body =         业务主管单位；空为全部 / the supervisor; empty: all
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   org_id       text     组织标识：统一社会信用代码 / the organization: its credit code
//   name         text     名称 / its name
//   verdict      text     结论代码 / the verdict
//   cause        text     卡在哪个机构 / the body at which it fails
//   rule         text     所依规定：规则集/编号 / the sentence that decides: rulebook/id
//   level        text     登记层级 / level of registration
//   division     text     区划代码 / code of the division
//   supervisors  list     登记的业务主管单位 / ids of the supervisors in the registry
//   file         text     文件 / the file
//   row          integer  第几条记录（表头为 1） / number of the record; the heading is 1
//
// :param resolution => '2026-11-22';
// :param verdict => '';
// :param division => '';
// :param level => '';
// :param supervisor => '';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {counted_as: 'orphan'}]-(o)
WHERE ($verdict = '' OR j.verdict = $verdict)
  AND coalesce(o.division, '') STARTS WITH $division
  AND ($level = '' OR o.level = $level)
  AND ($supervisor = '' OR EXISTS {
    MATCH (o)<-[x:BUSINESS_SUPERVISES]-(:Body {id: $supervisor}) WHERE x.absent_since IS NULL
  })
WITH o, j ORDER BY o.id LIMIT $limit
RETURN o.id AS org_id, o.name AS name, j.verdict AS verdict, j.cause AS cause,
       j.rule AS rule, o.level AS level, o.division AS division,
       COLLECT {
         MATCH (o)<-[x:BUSINESS_SUPERVISES]-(b:Body) WHERE x.absent_since IS NULL
         RETURN DISTINCT b.id ORDER BY b.id
       } AS supervisors,
       o.file AS file, o.row AS row
ORDER BY org_id;
