-- path_between: 两者之间的路 / The way between two
--
-- zh: 从一个组织或机构，经领导链向上，到共同的上级，再向下到另一个组织或机构；取最短的一条。
-- en: From an organization or body up the chain to a body above both and down to the other one;
--     the shortest way.
-- cites: opinion-2015/O04
--
-- parameters
--   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                            date
--   $one         member      组织或机构，代码或名称 / an organization or body, by id or name
--   $other       member      另一个组织或机构，代码或名称 / another organization or body, by id or
--                            name
-- columns
--   step       integer  第几站，从 0 起 / the stop, from 0
--   direction  text     方向：up 向上，top 共同的上级，down 向下 / up, top (above both), down
--   id         text     组织或机构的标识 / id of the organization or body
--   name       text     名称 / its name
--   relation   text     与下一站之间的领导方式 / the relation to the next stop
--
-- :param resolution => '2026-11-22';
-- :param one => 'cast';
-- :param other => 'mca';

WITH RECURSIVE
above AS (
  SELECT source, target, relation FROM leads_body WHERE resolution = $resolution
  UNION ALL
  SELECT source, target, relation FROM leads_organization
  WHERE resolution = $resolution AND target IN ($one, $other)
),
way(start, top, ids, relations) AS (
  SELECT $one, $one, [$one], CAST([] AS VARCHAR[])
  UNION
  SELECT $other, $other, [$other], CAST([] AS VARCHAR[])
  UNION
  SELECT w.start, a.source, list_append(w.ids, a.source), list_append(w.relations, a.relation)
  FROM way w
  JOIN above a ON a.target = w.top
  WHERE len(w.ids) <= 40 AND NOT list_contains(w.ids, a.source)
),
-- the shortest; of several the first by its ids
best AS (
  SELECT u.ids AS up_ids, d.ids AS down_ids, u.relations AS up_relations,
         d.relations AS down_relations
  FROM way u
  JOIN way d ON d.top = u.top
  WHERE u.start = $one AND d.start = $other
  ORDER BY len(u.ids) + len(d.ids), u.ids, d.ids
  LIMIT 1
),
stops AS (
  SELECT len(up_ids) - 1 AS height, up_ids || list_reverse(down_ids)[2:] AS ids,
         up_relations || list_reverse(down_relations) AS relations
  FROM best
),
stop AS (
  SELECT height, ids, relations, unnest(range(0, len(ids))) AS step FROM stops
)
SELECT s.step AS step,
       CASE WHEN s.step < s.height THEN 'up' WHEN s.step = s.height THEN 'top' ELSE 'down' END AS direction,
       n.id AS id, n.name AS name, s.relations[s.step + 1] AS relation
FROM stop s
JOIN node n ON n.id = s.ids[s.step + 1]
ORDER BY step;
