// declared_versus_derived: 申报与规则对照 / Declared leaders beside those of the rules
//
// zh: 按章程申报领导的组织：申报的机构与规则指向的机构，以及二者是同一机构（SAME）、同一条线（
//     SAME_LINE）还是不一致（DIFFERS）。
// en: Organizations led by declaration: the body declared beside the one that the rules name, and
//     whether they are the same (SAME), on one line (SAME_LINE) or differ (DIFFERS).
// cites: opinion-2015/O14, opinion-2015/O28
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $agreement   agreement =    只看 SAME、SAME_LINE 或 DIFFERS；空为全部 / only SAME, SAME_LINE
//                               or DIFFERS; empty: all
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   agreement      text  是否一致；规则没有指向的为空 / how they agree; empty where no rule names
//                        anybody
//   org_id         text  组织标识：统一社会信用代码 / the organization: its credit code
//   name           text  名称 / its name
//   declared_id    text  申报的机构 / the body declared
//   declared_name  text  其名称 / its name
//   derived_id     text  规则指向的机构 / the body that a rule names
//   derived_name   text  其名称 / its name
//
// :param resolution => '2026-11-22';
// :param agreement => '';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {basis: 'DECLARED'}]-(o)
WHERE $agreement = '' OR j.agreement = $agreement
WITH r, o, j ORDER BY j.agreement, o.id LIMIT $limit
MATCH (said:Body {dataset: r.dataset, id: j.leader})
OPTIONAL MATCH (ruled:Body {dataset: r.dataset, id: j.derived})
RETURN j.agreement AS agreement, o.id AS org_id, o.name AS name,
       said.id AS declared_id, said.name AS declared_name,
       ruled.id AS derived_id, ruled.name AS derived_name
ORDER BY agreement, org_id;
