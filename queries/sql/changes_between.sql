-- changes_between: 两个日期之间的变化 / What changed between two dates
--
-- zh: 两次判断之间结论或领导机关有变化的组织：失去领导（orphaned）、转为待定（opened）、领导机关变
--     更（leader_changed）、恢复领导（rescued）、不再待定（closed）、结论变更（reason_changed）、
--     新增（joined）、退出（left）。
-- en: Organizations whose verdict or leader differs between two resolutions: orphaned, opened,
--     leader_changed, rescued, closed (no longer open), reason_changed (another verdict, still not
--     led), joined, left.
-- cites: opinion-2015/O28, reform-2018, reform-2023
--
-- parameters
--   $before  resolution     先前的判断，以名称或日期指明 / the earlier resolution, by its name or
--                           its date
--   $after   resolution =   后来的判断；空为所问的那一次 / the later one; empty: the one that is
--                           asked
--   $change  text =         只看一种变化；空为全部 / only one kind of change; empty: all
--   $limit   integer = 200  最多几行 / rows at most
-- columns
--   change          text  变化 / the kind of change
--   org_id          text  组织标识：统一社会信用代码 / the organization: its credit code
--   name            text  名称 / its name
--   verdict_before  text  先前的结论 / the verdict before
--   verdict_after   text  后来的结论 / the verdict after
--   leader_before   text  先前的领导机关 / the leader before
--   leader_after    text  后来的领导机关 / the leader after
--
-- :param before => '2021-06-01';
-- :param after => '2026-11-22';
-- :param change => '';
-- :param limit => 200;

WITH
a AS (SELECT * FROM judged WHERE target = $before),
b AS (SELECT * FROM judged WHERE target = $after),
-- what is equal on both sides is most of them; it ends here
pair AS (
  SELECT o.id AS org_id, o.name AS name, a.verdict AS verdict_before,
         b.verdict AS verdict_after, a.leader AS leader_before, b.leader AS leader_after,
         CASE WHEN a.counted_as IN ('led', 'orphan', 'open') THEN a.counted_as ELSE 'absent' END AS was,
         CASE WHEN b.counted_as IN ('led', 'orphan', 'open') THEN b.counted_as ELSE 'absent' END AS now
  FROM organization o
  LEFT JOIN a ON a.source = o.id
  LEFT JOIN b ON b.source = o.id
  WHERE a.verdict IS DISTINCT FROM b.verdict OR a.leader IS DISTINCT FROM b.leader
),
changed AS (
  SELECT *, CASE
           WHEN was = 'absent' AND now = 'absent' THEN NULL
           WHEN was = 'absent' THEN 'joined'
           WHEN now = 'absent' THEN 'left'
           WHEN was = now AND now = 'led' THEN 'leader_changed'
           WHEN was = now THEN 'reason_changed'
           WHEN now = 'open' THEN 'opened'
           WHEN was = 'open' THEN 'closed'
           WHEN now = 'orphan' THEN 'orphaned'
           ELSE 'rescued'
         END AS change
  FROM pair
)
SELECT change, org_id, name, verdict_before, verdict_after, leader_before, leader_after
FROM changed
WHERE change IS NOT NULL AND ($change = '' OR change = $change)
ORDER BY change, org_id
LIMIT $limit;
