-- division_summary: 一个区划的概况 / A division at a glance
--
-- zh: 一个区划本级登记的组织，以及下一级各区划（含其下级）的组织：总数、有领导、无领导、待定；各区
--     划的党建工作机构当日的状态。
-- en: The organizations registered at a division itself, and in each division directly inside it
--     with all that lies there: how many are led, orphans, open; and how the SOPWB of each stands
--     on the date.
-- cites: opinion-2015/O04, opinion-2015/O09
--
-- parameters
--   $resolution  resolution      哪一次判断，以名称或日期指明 / which resolution, by its name or
--                                its date
--   $division    place = 100000  区划代码或名称 / code or name of the division
-- columns
--   division       text     区划代码 / code of the division
--   name           text     区划名称 / name of the division
--   level          text     层级 / its level
--   sopwb_state    text     其党建工作机构当日的状态 / how its SOPWB stands on the date
--   organizations  integer  组织数 / how many organizations
--   led            integer  有领导的 / led
--   orphans        integer  无领导的 / orphans
--   open           integer  待定的 / open
--
-- :param resolution => '2026-11-22';
-- :param division => '100000';

WITH RECURSIVE
part AS (
  SELECT code, name, level FROM division WHERE code = $division
  UNION ALL
  SELECT d.code, d.name, d.level
  FROM part_of p JOIN division d ON d.code = p.source
  WHERE p.target = $division AND d.level <> 'township'
),
-- of the division itself only what is registered there, of a part all that lies in it
inside(part, code) AS (
  SELECT code, code FROM part
  UNION
  SELECT i.part, p.source FROM inside i JOIN part_of p ON p.target = i.code
  WHERE i.part <> $division
),
counted AS (
  SELECT i.part AS code, count(*) AS organizations,
         count(*) FILTER (j.counted_as = 'led') AS led,
         count(*) FILTER (j.counted_as = 'orphan') AS orphans,
         count(*) FILTER (j.counted_as = 'open') AS open
  FROM inside i
  JOIN registered_in e ON e.target = i.code
  JOIN judged j ON j.source = e.source AND j.target = $resolution
  WHERE j.counted_as IN ('led', 'orphan', 'open')
  GROUP BY i.part
)
SELECT p.code AS division, p.name AS name, p.level AS level, s.state AS sopwb_state,
       coalesce(c.organizations, 0) AS organizations, coalesce(c.led, 0) AS led,
       coalesce(c.orphans, 0) AS orphans, coalesce(c.open, 0) AS open
FROM part p
LEFT JOIN counted c ON c.code = p.code
LEFT JOIN stands s ON s.source = 'SOPWB@' || p.code AND s.resolution = $resolution
ORDER BY p.code <> $division, division;
