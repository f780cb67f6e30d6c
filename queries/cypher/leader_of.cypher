// leader_of: 谁领导这家组织 / Who leads this organization
//
// zh: 一家组织当日的结论：领导机关、领导方式、依据；没有领导机关的，写明卡在哪个机构、缺哪个字段、
//     有哪些候选。
// en: The verdict of one organization: its leader, how it leads and by what; where nobody leads,
//     the body at which it fails, the field that lacks, the candidates.
// cites: opinion-2015/O12, opinion-2015/O09, opinion-2015/O11, opinion-2015/O08
//
// parameters
//   $resolution    resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or
//                                its date
//   $organization  organization  组织的统一社会信用代码，也可以是名称 / the organization, by its
//                                credit code or its name
// columns
//   org_id             text     组织标识：统一社会信用代码 / the organization: its credit code
//   name               text     名称 / its name
//   verdict            text     结论代码 / the verdict
//   leader_id          text     领导机关 / the leader
//   leader_name        text     领导机关名称 / its name
//   leader_kind        text     领导机关的类别 / its kind
//   leader_division    text     领导机关所在区划 / the division of its seat
//   relation           text     领导方式代码 / how it leads
//   rule               text     所依规定：规则集/编号 / the sentence that decides: rulebook/id
//   basis              text     依据：DERIVED 按规则，DECLARED 按章程，UNCHANGED 不变 / DERIVED
//                               from a rule, DECLARED by a charter, UNCHANGED
//   attested           boolean  领导机关是否有资料证实 / whether data show that the leader exists
//   derived_leader_id  text     规则指向的机构 / the body that a rule names
//   agreement          text     申报与规则是否一致：SAME、SAME_LINE、DIFFERS / whether declaration
//                               and rule agree: SAME, SAME_LINE, DIFFERS
//   missing_field      text     所缺字段 / the field that a rule needs and nobody filled
//   cause              text     卡在哪个机构 / the body at which it fails
//   candidates         list     候选机构 / ids of the bodies that might lead
//   notes              list     附注代码 / codes of the notes
//
// :param resolution => '2026-11-22';
// :param organization => 'N-8b38f5985fc6e6b4';

MATCH (r:Resolution {id: $resolution})
WITH r, r.dataset AS dataset
MATCH (o:Organization {dataset: dataset, id: $organization})-[j:JUDGED]->(r)
OPTIONAL MATCH (b:Body)-[l:LEADS {resolution: $resolution}]->(o)
RETURN o.id AS org_id, o.name AS name, j.verdict AS verdict,
       b.id AS leader_id, b.name AS leader_name, b.kind AS leader_kind,
       b.division AS leader_division, l.relation AS relation, j.rule AS rule,
       j.basis AS basis, l.attested AS attested, j.derived AS derived_leader_id,
       j.agreement AS agreement, j.missing_field AS missing_field, j.cause AS cause,
       coalesce(j.candidates, []) AS candidates, coalesce(j.notes, []) AS notes
ORDER BY org_id;
