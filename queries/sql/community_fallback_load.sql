-- community_fallback_load: 街道社区兜底管理的负担 / The load of townships and communities as a last resort
--
-- zh: 街道乡镇、社区村党组织各兜底管理多少家城乡社区社会组织，多者在前。
-- en: How many community organizations each township or community Party organization manages as a
--     last resort, the heaviest load first.
-- cites: opinion-2015/O11, opinion-2015/O26
--
-- parameters
--   $resolution  resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or its
--                              date
--   $division    division =    街道社区所在区划，代码或其前几位；空为全部 / division of the
--                              township or community, by its code or its beginning; empty: all
--   $limit       integer = 50  最多几行 / rows at most
-- columns
--   body_id        text     机构标识 / id of the body
--   name           text     名称 / its name
--   kind           text     机构类别 / kind of body
--   division       text     区划代码 / code of the division
--   state          text     当日状态：alive 存续、expected 应有未证实、followed 已由后继承接、
--                           ended 已撤销、unborn 未成立、missing 缺失 / how it stands on the date:
--                           alive, expected, followed by a successor, ended, unborn, missing
--   organizations  integer  组织数 / how many organizations
--
-- :param resolution => '2026-11-22';
-- :param division => '';
-- :param limit => 50;

SELECT b.id AS body_id, b.name AS name, b.kind AS kind, b.division AS division,
       s.state AS state, count(*) AS organizations
FROM body b
JOIN leads_organization l ON l.source = b.id AND l.resolution = $resolution
LEFT JOIN stands s ON s.source = b.id AND s.resolution = $resolution
WHERE b.kind IN ('TOWNSHIP_PARTY_ORG', 'COMMUNITY_PARTY_ORG')
  AND starts_with(coalesce(b.division, ''), $division)
  AND l.relation = 'FALLBACK_MANAGES'
GROUP BY b.id, b.name, b.kind, b.division, s.state
ORDER BY organizations DESC, body_id
LIMIT $limit;
