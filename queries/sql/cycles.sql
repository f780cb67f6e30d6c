-- cycles: 循环的领导链 / Loops among bodies
--
-- zh: 彼此在对方上方的机构，一个循环一行；因此无人领导的组织有多少。
-- en: Bodies that stand above one another, one row a loop, and how many organizations are orphaned
--     by it.
-- cites: opinion-2015/O28
--
-- parameters
--   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                            date
-- columns
--   members        list     循环中的机构 / ids of the bodies of the loop
--   names          list     其名称 / their names
--   organizations  integer  因此无领导的组织数 / how many organizations it orphans
--
-- :param resolution => '2026-11-22';

WITH RECURSIVE
above AS (SELECT * FROM leads_body WHERE resolution = $resolution),
-- only a row of the relations table can close a loop; who would lead may stand below one
start AS (
  SELECT DISTINCT target AS body_id FROM above WHERE told_in IS NOT NULL
  UNION
  SELECT DISTINCT cause FROM judged WHERE target = $resolution AND verdict = 'CYCLE'
),
way(body_id, upper) AS (
  SELECT a.target, a.source FROM above a WHERE a.target IN (SELECT body_id FROM start)
  UNION
  SELECT w.body_id, a.source FROM way w JOIN above a ON a.target = w.upper
),
-- whoever stands above a looping body and below it is of the same loop
loop AS (
  SELECT DISTINCT list(w.upper ORDER BY w.upper) AS members
  FROM way w
  JOIN way back ON back.body_id = w.upper AND back.upper = w.body_id
  GROUP BY w.body_id
),
orphan AS (
  SELECT j.source AS org_id, w.upper AS upper
  FROM judged j JOIN way w ON w.body_id = j.cause
  WHERE j.target = $resolution AND j.verdict = 'CYCLE'
)
SELECT members,
       (SELECT list(b.name ORDER BY b.id) FROM body b
        WHERE list_contains(members, b.id)) AS names,
       (SELECT count(DISTINCT o.org_id) FROM orphan o
        WHERE list_contains(members, o.upper)) AS organizations
FROM loop
ORDER BY members;
