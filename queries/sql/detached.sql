-- detached: 中断的领导链 / Chains that are broken
--
-- zh: 领导链上已撤销或缺失、因而断开的机构，一处一行：断在谁那里，本应由谁领导，多少家组织因此无人
--     领导。
-- en: Bodies that have ended or are missing and so break a chain, one row a break: who would lead
--     below it and how many organizations are orphaned.
-- cites: opinion-2015/O04
--
-- parameters
--   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                            date
-- columns
--   body_id        text     机构标识 / id of the body
--   name           text     名称 / its name
--   state          text     当日状态：alive 存续、expected 应有未证实、followed 已由后继承接、
--                           ended 已撤销、unborn 未成立、missing 缺失 / how it stands on the date:
--                           alive, expected, followed by a successor, ended, unborn, missing
--   leaders        list     本应领导的机构 / ids of the bodies that would lead
--   organizations  integer  因此无领导的组织数 / how many organizations it orphans
--
-- :param resolution => '2026-11-22';

WITH RECURSIVE
above AS (SELECT * FROM leads_body WHERE resolution = $resolution),
fallen AS (
  SELECT cause AS leader, count(*) AS n
  FROM judged
  WHERE target = $resolution AND verdict = 'DETACHED'
  GROUP BY cause
),
way(leader, body_id, step) AS (
  SELECT leader, leader, 0 FROM fallen
  UNION
  SELECT w.leader, a.source, w.step + 1
  FROM way w
  JOIN above a ON a.target = w.body_id
  WHERE w.step < 40
),
-- the first break on the way up
broken AS (
  SELECT w.leader AS leader, w.body_id AS body_id, s.state AS state
  FROM way w
  JOIN stands s ON s.source = w.body_id AND s.resolution = $resolution
  WHERE s.state NOT IN ('alive', 'expected', 'followed')
  QUALIFY row_number() OVER (PARTITION BY w.leader ORDER BY w.step, w.body_id) = 1
)
SELECT b.id AS body_id, b.name AS name, x.state AS state,
       list(x.leader ORDER BY x.leader) AS leaders, CAST(sum(f.n) AS BIGINT) AS organizations
FROM broken x
JOIN fallen f ON f.leader = x.leader
JOIN body b ON b.id = x.body_id
GROUP BY b.id, b.name, x.state
ORDER BY organizations DESC, body_id;
