// expected_leaders: 规定应有、尚未证实的领导机关 / Leaders that nobody has shown to exist
//
// zh: 正在领导组织、但只有规定要求设立而没有资料证实的机构，按领导的组织数排列。
// en: Bodies that lead, although only a document says that they must exist and no data show it; by
//     load.
// cites: opinion-2015/O04
//
// parameters
//   $resolution  resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                              date
//   $division    division =    区划代码或其前几位；空为全部 / a division code or its beginning;
//                              empty: all
//   $limit       integer = 50  最多几行 / rows at most
// columns
//   body_id        text     机构标识 / id of the body
//   name           text     名称 / its name
//   kind           text     机构类别 / kind of body
//   division       text     区划代码 / code of the division
//   organizations  integer  组织数 / how many organizations
//
// :param resolution => '2026-11-22';
// :param division => '';
// :param limit => 50;

MATCH (b)-[l:LEADS {attested: false}]->() WHERE l.resolution = $resolution
WITH b, count(*) AS organizations
WHERE coalesce(b.division, '') STARTS WITH $division
RETURN b.id AS body_id, b.name AS name, b.kind AS kind, b.division AS division, organizations
ORDER BY organizations DESC, body_id
LIMIT $limit;
