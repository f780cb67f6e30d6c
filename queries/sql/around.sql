-- around: 周围有什么 / What stands around
--
-- zh: 一个组织、机构或区划的近邻，以及它们彼此之间的全部关系，强弱都列；近邻按标识取前若干个。
-- en: The neighbours of an organization, body or division and every relation among them, strong or
--     weak; of many neighbours the first by id.
-- cites: opinion-2015/O01, opinion-2015/O12
--
-- parameters
--   $resolution  resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                              date
--   $node        node          组织、机构或区划，代码或名称 / an organization, body or division,
--                              by id, code or name
--   $limit       integer = 25  最多几个近邻 / neighbours at most
-- columns
--   source       text  起点的标识 / id of the start
--   source_name  text  起点的名称 / its name
--   relation     text  关系 / the type of the relation
--   detail       text  领导方式、字段、变更或状态 / how it leads; the field, the change, the state
--   target       text  终点的标识 / id of the end
--   target_name  text  终点的名称 / its name
--
-- :param resolution => '2026-11-22';
-- :param node => 'cast';
-- :param limit => 25;

WITH
-- what stands on the date: relations of this resolution, rows that last
live AS (
  SELECT e.* FROM edge e, resolution r
  WHERE r.id = $resolution AND e.source <> e.target
    AND coalesce(e.resolution, $resolution) = $resolution
    AND NOT coalesce(e.relation IS NOT NULL AND (e.since > r.as_of OR e.until <= r.as_of), false)
),
circle AS (
  SELECT $node AS id
  UNION
  SELECT id FROM (
    SELECT target AS id FROM live WHERE source = $node
    UNION
    SELECT source FROM live WHERE target = $node
    ORDER BY id
    LIMIT $limit
  )
)
SELECT DISTINCT a.id AS source, a.name AS source_name, e.type AS relation, e.detail AS detail,
       b.id AS target, b.name AS target_name
FROM live e
JOIN circle one ON one.id = e.source
JOIN circle other ON other.id = e.target
JOIN node a ON a.id = e.source
JOIN node b ON b.id = e.target
ORDER BY source, relation, target, detail;
