-- national_by_committee: 全国性组织各归哪个委员会 / National organizations by the committee at the top
--
-- zh: 全国性社会组织按领导链最上端、中共中央之下的机构归类，各有多少领导机关、多少家组织；没有领导
--     机关的按结论列出。
-- en: Organizations registered nationally, by the body at the top of their chain, directly below
--     the Central Committee: how many leaders and organizations stand under it; those without a
--     leader by their verdict.
-- cites: opinion-2015/O08, reform-2023/R23
--
-- parameters
--   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                            date
-- columns
--   committee_id    text     中共中央之下的机构；没有的为空 / the body directly below the root;
--                            empty where there is none
--   committee_name  text     其名称 / its name
--   verdict         text     结论代码 / the verdict
--   leaders         integer  其下的领导机关数 / how many bodies lead below it
--   organizations   integer  组织数 / how many organizations
--
-- :param resolution => '2026-11-22';

WITH RECURSIVE
above AS (SELECT * FROM leads_body WHERE resolution = $resolution),
held AS (
  SELECT j.verdict AS verdict, j.leader AS leader, count(*) AS n
  FROM judged j
  JOIN organization o ON o.id = j.source
  WHERE j.target = $resolution AND j.counted_as IN ('led', 'orphan', 'open')
    AND o.level = 'nation'
  GROUP BY j.verdict, j.leader
),
way(leader, body_id) AS (
  SELECT DISTINCT leader, leader FROM held WHERE leader IS NOT NULL
  UNION
  SELECT w.leader, a.source
  FROM way w
  JOIN above a ON a.target = w.body_id
),
topmost AS (
  SELECT w.leader AS leader, min(w.body_id) AS committee
  FROM way w
  JOIN above a ON a.target = w.body_id
  JOIN body root ON root.id = a.source AND root.kind = 'ROOT'
  GROUP BY w.leader
)
SELECT t.committee AS committee_id, c.name AS committee_name, h.verdict AS verdict,
       count(h.leader) AS leaders, CAST(sum(h.n) AS BIGINT) AS organizations
FROM held h
LEFT JOIN topmost t ON t.leader = h.leader
LEFT JOIN body c ON c.id = t.committee
GROUP BY t.committee, c.name, h.verdict
ORDER BY organizations DESC, committee_id, verdict;
