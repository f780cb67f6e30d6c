// changes_between: 两个日期之间的变化 / What changed between two dates
//
// zh: 两次判断之间结论或领导机关有变化的组织：失去领导（orphaned）、转为待定（opened）、领导机关变
//     更（leader_changed）、恢复领导（rescued）、不再待定（closed）、结论变更（reason_changed）、
//     新增（joined）、退出（left）。
// en: Organizations whose verdict or leader differs between two resolutions: orphaned, opened,
//     leader_changed, rescued, closed (no longer open), reason_changed (another verdict, still not
//     led), joined, left.
// cites: opinion-2015/O28, reform-2018, reform-2023
//
// parameters
//   $before  resolution     先前的判断，以名称或日期指明 / the earlier resolution, by its name or
//                           its date
//   $after   resolution =   后来的判断；空为所问的那一次 / the later one; empty: the one that is
//                           asked
//   $change  text =         只看一种变化；空为全部 / only one kind of change; empty: all
//   $limit   integer = 200  最多几行 / rows at most
// columns
//   change          text  变化 / the kind of change
//   org_id          text  组织标识：统一社会信用代码 / the organization: its credit code
//   name            text  名称 / its name
//   verdict_before  text  先前的结论 / the verdict before
//   verdict_after   text  后来的结论 / the verdict after
//   leader_before   text  先前的领导机关 / the leader before
//   leader_after    text  后来的领导机关 / the leader after
//
// :param before => '2021-06-01';
// :param after => '2026-11-22';
// :param change => '';
// :param limit => 200;

MATCH (one:Resolution {id: $before})
MATCH (two:Resolution {id: $after})
CALL (one, two) {
  // what is equal on both sides is most of them; it ends here
  MATCH (one)<-[a:JUDGED]-(o:Organization)-[b:JUDGED]->(two)
  USING JOIN ON o
  WHERE a.verdict <> b.verdict OR a.leader <> b.leader
  RETURN o, a, b
UNION ALL
  // resolutions of different loads may have organizations that the other one has not
  WITH * WHERE NOT coalesce(one.loaded_on = two.loaded_on, false)
  MATCH (one)<-[a:JUDGED]-(o:Organization) WHERE NOT EXISTS { (o)-[:JUDGED]->(two) }
  RETURN o, a, null AS b
UNION ALL
  WITH * WHERE NOT coalesce(one.loaded_on = two.loaded_on, false)
  MATCH (two)<-[b:JUDGED]-(o:Organization) WHERE NOT EXISTS { (o)-[:JUDGED]->(one) }
  RETURN o, null AS a, b
}
WITH o, a, b,
     CASE WHEN a.counted_as IN ['led', 'orphan', 'open'] THEN a.counted_as ELSE 'absent' END AS was,
     CASE WHEN b.counted_as IN ['led', 'orphan', 'open'] THEN b.counted_as ELSE 'absent' END AS is
WITH o, a, b, CASE
       WHEN was = 'absent' AND is = 'absent' THEN null
       WHEN was = 'absent' THEN 'joined'
       WHEN is = 'absent' THEN 'left'
       WHEN was = is AND is = 'led' THEN 'leader_changed'
       WHEN was = is THEN 'reason_changed'
       WHEN is = 'open' THEN 'opened'
       WHEN was = 'open' THEN 'closed'
       WHEN is = 'orphan' THEN 'orphaned'
       ELSE 'rescued'
     END AS change
WHERE change IS NOT NULL AND ($change = '' OR change = $change)
RETURN change, o.id AS org_id, o.name AS name,
       a.verdict AS verdict_before, b.verdict AS verdict_after,
       a.leader AS leader_before, b.leader AS leader_after
ORDER BY change, org_id
LIMIT $limit;
