-- orphans_by_cause: 无领导的原因，一因一行 / What orphans them, one row a cause
--
-- zh: 同一个原因只列一行：缺失或撤销的机构，冲突的各方，原业务主管单位，无规则的层级；循环和中断列
--     出本应领导的机构（详见 cycles、detached）。
-- en: One row a cause: the body that is missing or has ended, the bodies in conflict, the
--     supervisor of before, the level without a rule. For loops and breaks it is the body that
--     would lead; `cycles` and `detached` show them.
-- cites: opinion-2015/O33, opinion-2015/O28
--
-- parameters
--   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
--                               its date
--   $division    division =     区划代码或其前几位；空为全部 / a division code or its beginning;
--                               empty: all
--   $limit       integer = 200  最多几行 / rows at most
-- columns
--   verdict        text     结论代码 / the verdict
--   causes         list     原因：机构标识或层级 / the cause: ids of bodies, or the level
--   names          list     其名称 / their names
--   organizations  integer  组织数 / how many organizations
--   example        text     一家组织的标识 / the id of one organization
--
-- :param resolution => '2026-11-22';
-- :param division => '';
-- :param limit => 200;

WITH orphan AS (
  SELECT j.verdict AS verdict,
         CASE j.verdict
           WHEN 'CONFLICT' THEN j.candidates
           WHEN 'NO_RULE' THEN [coalesce(o.level, 'unknown')]
           ELSE list_filter([j.cause], lambda x: x IS NOT NULL)
         END AS causes,
         o.id AS org_id
  FROM judged j
  JOIN organization o ON o.id = j.source
  WHERE j.target = $resolution AND j.counted_as = 'orphan'
    AND starts_with(coalesce(o.division, ''), $division)
),
cause AS (
  SELECT verdict, causes, count(*) AS organizations, min(org_id) AS example
  FROM orphan
  GROUP BY verdict, causes
)
SELECT verdict, causes,
       (SELECT coalesce(list(b.name ORDER BY b.id), [])
        FROM body b WHERE list_contains(causes, b.id)) AS names,
       organizations, example
FROM cause
ORDER BY organizations DESC, verdict, causes
LIMIT $limit;
