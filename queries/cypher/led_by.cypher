// led_by: 它领导哪些组织 / Which organizations this body leads
//
// zh: 一个机构当日直接领导的组织，写明领导方式和依据。
// en: The organizations that a body leads itself on the date, with relation and rule.
// cites: opinion-2015/O12, opinion-2015/O09
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $body        body           机构标识，也可以是名称 / the body, by its id or its name
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   org_id    text  组织标识：统一社会信用代码 / the organization: its credit code
//   name      text  名称 / its name
//   relation  text  领导方式代码 / how it leads
//   rule      text  所依规定：规则集/编号 / the sentence that decides: rulebook/id
//   basis     text  依据 / DERIVED, DECLARED or UNCHANGED
//   level     text  登记层级 / level of registration
//   division  text  区划代码 / code of the division
//
// :param resolution => '2026-11-22';
// :param body => 'cast';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})
MATCH (b:Body {dataset: r.dataset, id: $body})-[l:LEADS {resolution: $resolution}]->(o:Organization)
RETURN o.id AS org_id, o.name AS name, l.relation AS relation, l.rule AS rule,
       l.basis AS basis, o.level AS level, o.division AS division
ORDER BY org_id
LIMIT $limit;
