-- body_subtree: 机构之下有哪些机构 / The bodies below a body
--
-- zh: 一个机构之下的机构，逐级列出，最多三级；每个机构写明直接领导多少家组织。
-- en: The bodies below a body, level by level, three levels at most, each with the number of
--     organizations that it leads itself.
-- cites: opinion-2015/O04, party-structure/S01
--
-- parameters
--   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
--                               its date
--   $body        body           机构标识，也可以是名称 / the body, by its id or its name
--   $depth       integer = 2    向下几级，最多 3 / how many levels down, 3 at most
--   $limit       integer = 200  最多几行 / rows at most
-- columns
--   step           integer  第几级，0 是它自己 / how far down; 0 is the body itself
--   body_id        text     机构标识 / id of the body
--   name           text     名称 / its name
--   kind           text     机构类别 / kind of body
--   under          text     直接上级 / the body directly above
--   relation       text     领导方式代码 / how it leads
--   organizations  integer  直接领导的组织数 / how many organizations it leads itself
--
-- :param resolution => '2026-11-22';
-- :param body => 'cast';
-- :param depth => 2;
-- :param limit => 200;

WITH RECURSIVE
above AS (SELECT * FROM leads_body WHERE resolution = $resolution),
way(step, body_id, under, relation) AS (
  SELECT 0, id, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR) FROM body WHERE id = $body
  UNION
  SELECT w.step + 1, a.target, a.source, a.relation
  FROM way w
  JOIN above a ON a.source = w.body_id
  WHERE w.step < least($depth, 3)
),
found AS (
  SELECT min(step) AS step, body_id, under, relation
  FROM way
  GROUP BY body_id, under, relation
),
load AS (
  SELECT source, count(*) AS organizations
  FROM leads_organization
  WHERE resolution = $resolution
  GROUP BY source
)
SELECT f.step AS step, b.id AS body_id, b.name AS name, b.kind AS kind, f.under AS under,
       f.relation AS relation, coalesce(l.organizations, 0) AS organizations
FROM found f
JOIN body b ON b.id = f.body_id
LEFT JOIN load l ON l.source = b.id
ORDER BY step, body_id, under
LIMIT $limit;
