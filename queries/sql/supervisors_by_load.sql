-- supervisors_by_load: 业务主管单位的负担 / Supervisors by load
--
-- zh: 每个业务主管单位主管多少家组织，其中由它的党组织领导的多少家，无领导的多少家；多者在前。
-- en: How many organizations each supervisor supervises, how many of them its Party organization
--     leads, how many are orphans; the heaviest load first.
-- cites: opinion-2015/O12
--
-- parameters
--   $resolution  resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                              date
--   $division    division =    业务主管单位所在区划，代码或其前几位；空为全部 / division of the
--                              supervisor, by its code or its beginning; empty: all
--   $limit       integer = 50  最多几行 / rows at most
-- columns
--   body_id        text     机构标识 / id of the body
--   name           text     名称 / its name
--   division       text     区划代码 / code of the division
--   organizations  integer  组织数 / how many organizations
--   led_by_it      integer  由它的党组织领导的 / led by its Party organization
--   orphans        integer  无领导的 / orphans
--
-- :param resolution => '2026-11-22';
-- :param division => '';
-- :param limit => 50;

WITH supervised AS (
  SELECT DISTINCT x.source AS body_id, x.target AS org_id, j.leader AS leader,
         j.counted_as AS counted_as
  FROM business_supervises_organization x
  JOIN judged j ON j.source = x.target AND j.target = $resolution
  WHERE j.counted_as IN ('led', 'orphan', 'open')
)
SELECT b.id AS body_id, b.name AS name, b.division AS division, count(*) AS organizations,
       count(p.source) AS led_by_it, count(*) FILTER (s.counted_as = 'orphan') AS orphans
FROM supervised s
JOIN body b ON b.id = s.body_id
LEFT JOIN party_org_of p ON p.target = b.id AND p.source = s.leader
WHERE starts_with(coalesce(b.division, ''), $division)
GROUP BY b.id, b.name, b.division
ORDER BY organizations DESC, body_id
LIMIT $limit;
