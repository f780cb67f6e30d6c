-- common_leader: 两者共同的上级 / Who stands above both
--
-- zh: 同在两个组织或机构之上的机构，最近的在前；机构在自己之上算 0 级。
-- en: The bodies that stand above two organizations or bodies, the nearest first; a body stands
--     above itself at 0 steps.
-- cites: opinion-2015/O04
--
-- parameters
--   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                            date
--   $one         member      组织或机构，代码或名称 / an organization or body, by id or name
--   $other       member      另一个组织或机构，代码或名称 / another organization or body, by id or
--                            name
-- columns
--   body_id      text     机构标识 / id of the body
--   name         text     名称 / its name
--   kind         text     机构类别 / kind of body
--   steps_one    integer  距第一个几级 / steps up from the first
--   steps_other  integer  距第二个几级 / steps up from the second
--
-- :param resolution => '2026-11-22';
-- :param one => 'cast';
-- :param other => 'mca';

WITH RECURSIVE
above AS (
  SELECT source, target FROM leads_body WHERE resolution = $resolution
  UNION ALL
  SELECT source, target FROM leads_organization
  WHERE resolution = $resolution AND target IN ($one, $other)
),
way(start, top, step) AS (
  SELECT $one, $one, 0
  UNION
  SELECT $other, $other, 0
  UNION
  SELECT w.start, a.source, w.step + 1
  FROM way w
  JOIN above a ON a.target = w.top
  WHERE w.step < 40
),
near AS (SELECT start, top, min(step) AS step FROM way GROUP BY start, top)
SELECT b.id AS body_id, b.name AS name, b.kind AS kind, one.step AS steps_one,
       other.step AS steps_other
FROM near one
JOIN near other ON other.top = one.top
JOIN body b ON b.id = one.top
WHERE one.start = $one AND other.start = $other
ORDER BY steps_one + steps_other, body_id;
