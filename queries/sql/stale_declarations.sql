-- stale_declarations: 章程所写的领导机关已不在 / Declarations of a body that is no longer there
--
-- zh: 章程或年报申报的党建领导机关、上级党组织，当日已撤销、已由别的机构承接，或者尚未成立。
-- en: Charters and reports that name as leader or upper Party organization a body that has ended,
--     is followed by another, or has not begun on the date.
-- cites: opinion-2015/O28, reform-2018
--
-- parameters
--   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
--                               its date
--   $limit       integer = 200  最多几行 / rows at most
-- columns
--   org_id         text  组织标识：统一社会信用代码 / the organization: its credit code
--   name           text  名称 / its name
--   field          text  字段：declared 党建领导机关，upper 上级党组织 / declared: the leader;
--                        upper: the upper Party organization
--   declared_id    text  申报的机构 / the body declared
--   declared_name  text  其名称 / its name
--   state          text  当日状态：alive 存续、expected 应有未证实、followed 已由后继承接、ended
--                        已撤销、unborn 未成立、missing 缺失 / how it stands on the date: alive,
--                        expected, followed by a successor, ended, unborn, missing
--   successor      text  当日承接它的机构 / the body that stands for it on the date
--   verdict        text  结论代码 / the verdict
--   leader_id      text  领导机关 / the leader
--
-- :param resolution => '2026-11-22';
-- :param limit => 200;

SELECT o.id AS org_id, o.name AS name, d.field AS field, b.id AS declared_id,
       b.name AS declared_name, s.state AS state,
       CASE WHEN s.target <> b.id THEN s.target END AS successor,
       j.verdict AS verdict, j.leader AS leader_id
FROM declares d
JOIN body b ON b.id = d.target
JOIN stands s ON s.source = b.id AND s.resolution = $resolution
JOIN organization o ON o.id = d.source
JOIN judged j ON j.source = o.id AND j.target = $resolution
WHERE s.state IN ('ended', 'followed', 'unborn') AND j.counted_as <> 'not_counted'
  -- of several bodies that bore one name in turn the living one is meant
  AND NOT (d.mode = 'homonym' AND EXISTS (
    SELECT 1 FROM declares e
    JOIN stands t ON t.source = e.target AND t.resolution = $resolution
    WHERE e.source = d.source AND e.field = d.field AND e.mode = 'homonym'
      AND t.state IN ('alive', 'expected')
  ))
ORDER BY org_id, field, declared_id
LIMIT $limit;
