// orphans_by_level: 各层级的结论 / Verdicts by level of registration
//
// zh: 全国性、省级、地级、县级登记的组织，各有多少有领导、无领导、待定，分结论列出。
// en: Of the organizations registered at each level, how many are led, orphans or open, by
//     verdict.
// cites: opinion-2015/O08, opinion-2015/O09
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
// columns
//   level          text     登记层级 / level of registration
//   counted_as     text     计为：led、orphan、open / counted as led, orphan or open
//   verdict        text     结论代码 / the verdict
//   organizations  integer  组织数 / how many organizations
//
// :param resolution => '2026-11-22';

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED]-(o)
WHERE j.counted_as IN ['led', 'orphan', 'open']
RETURN o.level AS level, j.counted_as AS counted_as, j.verdict AS verdict,
       count(*) AS organizations
ORDER BY level, counted_as, verdict;
