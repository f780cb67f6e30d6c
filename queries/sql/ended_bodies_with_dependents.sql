-- ended_bodies_with_dependents: 已撤销、仍被依靠的机构 / Ended bodies on which somebody still depends
--
-- zh: 当日已撤销的机构，仍有组织把它填作业务主管单位或党建领导机关，仍有规则指向它，或仍有机构挂在
--     它下面；有唯一后继的写明后继。
-- en: Bodies that have ended by the date and are still named as supervisor or declared leader, or
--     by a rule, or still have bodies below them; with the successor where there is exactly one.
-- cites: opinion-2015/O12, opinion-2015/O09
--
-- parameters
--   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
--                               its date
--   $limit       integer = 200  最多几行 / rows at most
-- columns
--   body_id       text     机构标识 / id of the body
--   name          text     名称 / its name
--   kind          text     机构类别 / kind of body
--   until         date     撤销日期（当日起不在） / the first day on which it is no longer there
--   successor     text     唯一后继 / the single successor
--   supervises    integer  仍填它为业务主管单位的组织数 / organizations that still name it as
--                          supervisor
--   declared_by   integer  仍申报它的组织数 / organizations that still declare it
--   orphans       integer  因它已撤销而无领导的组织数 / organizations that are orphans because it
--                          has ended
--   bodies_below  integer  挂在它下面的机构数 / bodies that still stand below it
--
-- :param resolution => '2026-11-22';
-- :param limit => 200;

WITH counted AS (
  SELECT source AS org_id FROM judged
  WHERE target = $resolution AND counted_as <> 'not_counted'
),
-- a name that several bodies bore in turn means another of them by now
supervised AS (
  SELECT x.source AS body_id, count(DISTINCT x.target) AS n
  FROM business_supervises_organization x
  JOIN counted c ON c.org_id = x.target
  WHERE coalesce(x.mode, '') <> 'homonym'
  GROUP BY x.source
),
declared AS (
  SELECT x.target AS body_id, count(DISTINCT x.source) AS n
  FROM declares x
  JOIN counted c ON c.org_id = x.source
  WHERE x.mode <> 'homonym'
  GROUP BY x.target
),
failing AS (
  SELECT cause AS body_id, count(*) AS n FROM judged
  WHERE target = $resolution AND verdict = 'ENDED_BODY'
  GROUP BY cause
),
below AS (
  SELECT source AS body_id, count(*) AS n FROM leads_body
  WHERE resolution = $resolution
  GROUP BY source
)
SELECT b.id AS body_id, b.name AS name, b.kind AS kind,
       coalesce(b.until, list_max(b.attested_until)) AS until,
       CASE WHEN s.target <> b.id THEN s.target END AS successor,
       coalesce(u.n, 0) AS supervises, coalesce(d.n, 0) AS declared_by,
       coalesce(f.n, 0) AS orphans, coalesce(w.n, 0) AS bodies_below
FROM body b
JOIN stands s ON s.source = b.id AND s.resolution = $resolution
LEFT JOIN supervised u ON u.body_id = b.id
LEFT JOIN declared d ON d.body_id = b.id
LEFT JOIN failing f ON f.body_id = b.id
LEFT JOIN below w ON w.body_id = b.id
WHERE s.state IN ('ended', 'followed')
  AND coalesce(u.n, d.n, f.n, w.n) IS NOT NULL
ORDER BY supervises + declared_by + orphans DESC, body_id
LIMIT $limit;
