-- body_span: 机构之下一共有多少 / How much stands below a body
--
-- zh: 一个机构之下所有各级的机构数和它们直接领导的组织数，按级、按类别汇总；第 0 级是它自己。
-- en: All bodies below a body and the organizations that they lead, by level and kind; level 0 is
--     the body itself.
-- cites: opinion-2015/O04, party-structure/S01
--
-- parameters
--   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                            date
--   $body        body        机构标识，也可以是名称 / the body, by its id or its name
-- columns
--   step           integer  第几级，0 是它自己 / how far down; 0 is the body itself
--   kind           text     机构类别 / kind of body
--   bodies         integer  机构数 / how many bodies
--   organizations  integer  它们直接领导的组织数 / how many organizations these lead
--
-- :param resolution => '2026-11-22';
-- :param body => 'cast';

WITH RECURSIVE
above AS (SELECT * FROM leads_body WHERE resolution = $resolution),
way(step, body_id) AS (
  SELECT 0, id FROM body WHERE id = $body
  UNION
  SELECT w.step + 1, a.target
  FROM way w
  JOIN above a ON a.source = w.body_id
  WHERE w.step < 40
),
found AS (SELECT min(step) AS step, body_id FROM way GROUP BY body_id),
load AS (
  SELECT source, count(*) AS organizations
  FROM leads_organization
  WHERE resolution = $resolution
  GROUP BY source
)
SELECT f.step AS step, b.kind AS kind, count(*) AS bodies,
       CAST(sum(coalesce(l.organizations, 0)) AS BIGINT) AS organizations
FROM found f
JOIN body b ON b.id = f.body_id
LEFT JOIN load l ON l.source = b.id
GROUP BY f.step, b.kind
ORDER BY step, kind;
