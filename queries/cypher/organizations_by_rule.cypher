// organizations_by_rule: 每条规定决定了多少家 / How many organizations each sentence decides
//
// zh: 每条规定（或章程申报）决定了多少家组织的结论，其中有领导、无领导、待定各多少，附所在文件和条
//     款。
// en: How many organizations each sentence, or a declaration, decides: led, orphans, open; with
//     the document and the article.
// cites: opinion-2015/O09, opinion-2015/O12, opinion-2015/O14
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
// columns
//   rule           text     规定：规则集/编号；空为申报或无规则 / rulebook/id; empty: a
//                           declaration, or no rule
//   title          text     文件 / the document
//   article        text     条款 / the article
//   basis          text     依据：DERIVED、DECLARED、UNCHANGED / DERIVED, DECLARED or UNCHANGED
//   led            integer  有领导的 / led
//   orphans        integer  无领导的 / orphans
//   open           integer  待定的 / open
//   organizations  integer  组织数 / how many organizations
//
// :param resolution => '2026-11-22';

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED]-()
WHERE j.counted_as IN ['led', 'orphan', 'open']
WITH r, j.rule AS rule, j.basis AS basis, j.counted_as AS counted_as, count(*) AS n
WITH r, rule, basis,
     sum(CASE counted_as WHEN 'led' THEN n ELSE 0 END) AS led,
     sum(CASE counted_as WHEN 'orphan' THEN n ELSE 0 END) AS orphans,
     sum(CASE counted_as WHEN 'open' THEN n ELSE 0 END) AS open
OPTIONAL MATCH (u:Rule {dataset: r.dataset, id: rule})
OPTIONAL MATCH (u)-[c:CITES]->(s:Source) WHERE c.absent_since IS NULL
RETURN rule, s.title AS title, u.article AS article, basis, led, orphans, open,
       led + orphans + open AS organizations
ORDER BY organizations DESC, rule, basis;
