-- why_not: 为什么不是这个机构 / Why not this body
--
-- zh: 把某个机构与某家组织之间的事实逐条列出：它是不是领导机关，是否在领导链上方，是否已撤销，是否
--     被申报，是否只是候选，有没有业务主管、登记、指导等弱关系，现在由谁领导。逐条规则的说明见
--     lishu explain --why-not。
-- en: What stands between a body and an organization, fact by fact: whether it leads, stands
--     higher in the chain, has ended, is declared, is a candidate only, has weak relations
--     (supervises, registers, guides), and who leads instead. `lishu explain --why-not` tells it
--     rule by rule.
-- cites: opinion-2015/O12, opinion-2015/O09, opinion-2015/O28
--
-- parameters
--   $resolution    resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or
--                                its date
--   $organization  organization  组织的统一社会信用代码，也可以是名称 / the organization, by its
--                                credit code or its name
--   $body          body          机构标识，也可以是名称 / the body, by its id or its name
-- columns
--   n       integer  次序 / order
--   reason  text     事实：LEADS 它就是领导机关；STATE 当日状态；DECLARED 被申报；CANDIDATE 候选；
--                    CAUSE 卡在它；ABOVE 在链上方；弱关系代码；OTHER_LEADS 由别的机构领导；
--                    OTHER_DIVISION 属别的区划 / the fact: LEADS it leads; STATE how it stands;
--                    DECLARED; CANDIDATE; CAUSE the organization fails at it; ABOVE in the chain;
--                    the code of a weak relation; OTHER_LEADS; OTHER_DIVISION
--   detail  text     详情：状态、字段、结论、级数、规则或机构 / state, field, verdict, steps, rule
--                    or body
--
-- :param resolution => '2026-11-22';
-- :param organization => 'N-8b38f5985fc6e6b4';
-- :param body => 'cast';

WITH RECURSIVE
j AS (SELECT * FROM judged WHERE target = $resolution AND source = $organization),
o AS (SELECT * FROM organization WHERE id = $organization),
b AS (SELECT * FROM body WHERE id = $body),
above AS (SELECT * FROM leads_body WHERE resolution = $resolution),
way(step, body_id) AS (
  SELECT 0, leader FROM j WHERE leader IS NOT NULL
  UNION
  SELECT w.step + 1, a.source FROM way w JOIN above a ON a.target = w.body_id
  WHERE w.step < 40
)
SELECT 1 AS n, 'LEADS' AS reason, j.relation AS detail
FROM j, b WHERE j.leader = b.id
UNION
-- a body that is not there on the date leads nobody
SELECT 2, 'STATE', s.state || CASE WHEN s.target = b.id THEN '' ELSE ' → ' || s.target END
FROM b JOIN stands s ON s.source = b.id AND s.resolution = $resolution
WHERE s.state IN ('ended', 'followed', 'unborn', 'missing')
UNION
SELECT 3, 'DECLARED', d.field
FROM j, b JOIN declares d ON d.source = $organization AND d.target = b.id
WHERE coalesce(j.leader, '') <> b.id
UNION
SELECT 4, 'CANDIDATE', j.verdict FROM j, b WHERE list_contains(j.candidates, b.id)
UNION
SELECT 5, 'CAUSE', j.verdict FROM j, b WHERE j.cause = b.id
UNION
SELECT 6, 'ABOVE', CAST(min(w.step) AS VARCHAR)
FROM way w, b WHERE w.body_id = b.id AND w.step > 0 HAVING count(*) > 0
UNION
-- weak relations never lead; those of the relations table only while they last
SELECT 7, e.type, e.told_in
FROM resolution r, b JOIN edge e ON e.source = b.id AND e.target = $organization
WHERE r.id = $resolution AND e.type <> 'LEADS'
  AND NOT coalesce(e.told_in IS NOT NULL AND (e.since > r.as_of OR e.until <= r.as_of), false)
UNION
-- the deciding rule lets the SOPWB of the division of registration guide
SELECT 7, u.guides, u.id
FROM j, o, b, rule u
WHERE u.id = j.rule AND j.basis = 'DERIVED' AND b.kind = 'SOPWB'
  AND b.division = o.division AND u.guides <> ''
UNION
SELECT 8, 'OTHER_LEADS', j.leader || coalesce(' ' || j.rule, '')
FROM j, b WHERE j.leader <> b.id
UNION
SELECT 9, 'OTHER_DIVISION', o.division
FROM o, b WHERE b.kind = 'SOPWB' AND b.division <> o.division
ORDER BY n, reason, detail;
