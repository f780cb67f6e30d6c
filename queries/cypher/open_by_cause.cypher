// open_by_cause: 待定的原因 / What leaves cases open
//
// zh: 待定的组织：文件未定由谁领导的（列出候选），或者缺一个字段的，按规则和字段汇总。
// en: Open cases: where the documents name several leaders and no criterion (the candidates are
//     listed), or where a field lacks; by rule and field.
// cites: opinion-2015/O08
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
// columns
//   verdict        text     结论代码 / the verdict
//   rule           text     所依规定：规则集/编号 / the sentence that decides: rulebook/id
//   missing_field  text     所缺字段 / the field that lacks
//   candidates     list     候选机构 / ids of the candidates
//   organizations  integer  组织数 / how many organizations
//   example        text     一家组织的标识 / the id of one organization
//
// :param resolution => '2026-11-22';

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {counted_as: 'open'}]-(o)
RETURN j.verdict AS verdict, j.rule AS rule, j.missing_field AS missing_field,
       coalesce(j.candidates, []) AS candidates, count(*) AS organizations,
       min(o.id) AS example
ORDER BY organizations DESC, verdict, rule, missing_field, candidates;
