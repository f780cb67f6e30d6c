-- orphans_by_division: 各地无领导的组织 / Orphans by division
--
-- zh: 按省、市或县汇总：组织数、无领导数、待定数。只列有无领导组织的区划。
-- en: By province, prefecture or county: organizations, orphans, open cases. Only divisions with
--     orphans.
-- cites: opinion-2015/O09, opinion-2015/O04
--
-- parameters
--   $resolution  resolution        哪一次判断，以名称或日期指明 / which resolution, by its name or
--                                  its date
--   $level       level = province  按哪一级汇总：province、prefecture、county / the level to sum
--                                  up at: province, prefecture, county
--   $division    division =        只看这一区划，代码或其前几位 / only in this division, by its
--                                  code or its beginning; empty: all
--   $limit       integer = 200     最多几行 / rows at most
-- columns
--   division       text     区划代码 / code of the division
--   name           text     区划名称 / name of the division
--   organizations  integer  组织数 / how many organizations
--   orphans        integer  无领导数 / how many are orphans
--   open           integer  待定数 / how many are open
--
-- :param resolution => '2026-11-22';
-- :param level => 'province';
-- :param division => '';
-- :param limit => 200;

WITH counted AS (
  -- the first digits of a code are those of the division around it
  SELECT left(left(o.division, CASE $level WHEN 'province' THEN 2 WHEN 'prefecture' THEN 4
                               ELSE 6 END) || '0000', 6) AS division,
         j.counted_as AS counted_as
  FROM judged j
  JOIN organization o ON o.id = j.source
  WHERE j.target = $resolution AND j.counted_as IN ('led', 'orphan', 'open')
    AND starts_with(coalesce(o.division, ''), $division)
),
summed AS (
  SELECT division, count(*) AS organizations,
         count(*) FILTER (counted_as = 'orphan') AS orphans,
         count(*) FILTER (counted_as = 'open') AS open
  FROM counted
  GROUP BY division
)
SELECT s.division AS division, d.name AS name, s.organizations AS organizations,
       s.orphans AS orphans, s.open AS open
FROM summed s
LEFT JOIN division d ON d.code = s.division
WHERE s.orphans > 0
ORDER BY orphans DESC, division
LIMIT $limit;
