-- body_end_orphans: 假如这个机构撤销而无人承接 / Who would be orphaned if a body ended
--
-- zh: 假如一个机构当日撤销、没有后继：由它或它的党组织领导的组织，以及领导链只能经过它的组织，会失
--     去领导；按领导机关列出。详见 lishu whatif --abolish。
-- en: If a body ended on the date without a successor: the organizations that it or its Party
--     organization leads, and those whose chain has no other way up, would be orphaned; by leader.
--     `lishu whatif --abolish` tells more.
-- cites: opinion-2015/O12, opinion-2015/O04
--
-- parameters
--   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
--                               its date
--   $body        body           机构标识，也可以是名称 / the body, by its id or its name
--   $limit       integer = 200  最多几行 / rows at most
-- columns
--   loses          text     失去什么：leader 领导机关本身，chain 领导链 / what they lose: the
--                           leader itself, or its chain
--   steps          integer  在它下面几级 / how far below it
--   leader_id      text     领导机关 / the leader
--   leader_name    text     领导机关名称 / its name
--   kind           text     机构类别 / kind of body
--   organizations  integer  会失去领导的组织数 / how many organizations would be orphaned
--
-- :param resolution => '2026-11-22';
-- :param body => 'cast';
-- :param limit => 200;

WITH RECURSIVE
above AS (SELECT * FROM leads_body WHERE resolution = $resolution),
-- with a supervisor its Party organizations end
ending AS (
  SELECT $body AS body_id
  UNION
  SELECT source FROM party_org_of WHERE target = $body
),
way(body_id, step) AS (
  SELECT body_id, 0 FROM ending
  UNION
  SELECT a.target, w.step + 1
  FROM way w
  JOIN above a ON a.source = w.body_id
  WHERE w.step < 40
),
below AS (SELECT body_id, min(step) AS steps FROM way GROUP BY body_id),
-- another way up that passes none of them saves who stands below
other(body_id, upper) AS (
  SELECT body_id, body_id FROM below WHERE body_id NOT IN (SELECT body_id FROM ending)
  UNION
  SELECT o.body_id, a.source
  FROM other o
  JOIN above a ON a.target = o.upper
  WHERE a.source NOT IN (SELECT body_id FROM ending)
),
saved AS (
  SELECT DISTINCT o.body_id FROM other o
  WHERE NOT EXISTS (SELECT 1 FROM above a WHERE a.target = o.upper)
),
load AS (
  SELECT source, count(*) AS organizations
  FROM leads_organization
  WHERE resolution = $resolution
  GROUP BY source
)
SELECT CASE WHEN b.id IN (SELECT body_id FROM ending) THEN 'leader' ELSE 'chain' END AS loses,
       f.steps AS steps, b.id AS leader_id, b.name AS leader_name, b.kind AS kind,
       l.organizations AS organizations
FROM below f
JOIN body b ON b.id = f.body_id
JOIN load l ON l.source = b.id
WHERE b.id NOT IN (SELECT body_id FROM saved)
ORDER BY steps, leader_id
LIMIT $limit;
