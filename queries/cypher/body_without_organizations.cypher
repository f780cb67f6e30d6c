// body_without_organizations: 没有组织可领导的机构 / Bodies that lead no organization
//
// zh: 当日存在（已证实，或规定应设）却没有一家组织归它领导的机构，按类别和区划筛选。
// en: Bodies of a kind that are there on the date, shown or expected, and lead no organization.
// cites: opinion-2015/O04
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $kind        kind = SOPWB   机构类别 / kind of body
//   $division    division =     区划代码或其前几位；空为全部 / a division code or its beginning;
//                               empty: all
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   body_id   text  机构标识 / id of the body
//   name      text  名称 / its name
//   division  text  区划代码 / code of the division
//   state     text  当日状态：alive 存续、expected 应有未证实、followed 已由后继承接、ended 已撤
//                   销、unborn 未成立、missing 缺失 / how it stands on the date: alive, expected,
//                   followed by a successor, ended, unborn, missing
//
// :param resolution => '2026-11-22';
// :param kind => 'SOPWB';
// :param division => '';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})
MATCH (b:Body {dataset: r.dataset, kind: $kind})-[s:STANDS {resolution: $resolution}]->()
WHERE s.state IN ['alive', 'expected']
  AND coalesce(b.division, '') STARTS WITH $division
  AND NOT EXISTS { (b)-[:LEADS {resolution: $resolution}]->(:Organization) }
RETURN b.id AS body_id, b.name AS name, b.division AS division, s.state AS state
ORDER BY body_id
LIMIT $limit;
