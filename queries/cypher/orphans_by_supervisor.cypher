// orphans_by_supervisor: 哪些业务主管单位的组织无领导 / Orphans by supervisor
//
// zh: 无领导的组织按登记的业务主管单位汇总，写明该单位当日是否还在，一共主管多少家。
// en: Orphans by the supervisor in the registry: whether that body is still there on the date, and
//     how many it supervises in all.
// cites: opinion-2015/O12, opinion-2015/O33
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $division    division =     业务主管单位所在区划，代码或其前几位；空为全部 / division of the
//                               supervisor, by its code or its beginning; empty: all
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   body_id     text     机构标识 / id of the body
//   name        text     名称 / its name
//   division    text     区划代码 / code of the division
//   state       text     当日状态：alive 存续、expected 应有未证实、followed 已由后继承接、ended
//                        已撤销、unborn 未成立、missing 缺失 / how it stands on the date: alive,
//                        expected, followed by a successor, ended, unborn, missing
//   orphans     integer  其中无领导的家数 / how many of its organizations are orphans
//   supervised  integer  一共主管的家数 / how many organizations name it as supervisor
//   verdicts    list     涉及的结论 / the verdicts met
//
// :param resolution => '2026-11-22';
// :param division => '';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {counted_as: 'orphan'}]-(o)
MATCH (o)<-[x:BUSINESS_SUPERVISES]-(b:Body)
WHERE x.absent_since IS NULL AND coalesce(b.division, '') STARTS WITH $division
WITH b, count(DISTINCT o) AS orphans, collect(DISTINCT j.verdict) AS met
ORDER BY orphans DESC, b.id LIMIT $limit
OPTIONAL MATCH (b)-[s:STANDS {resolution: $resolution}]->()
RETURN b.id AS body_id, b.name AS name, b.division AS division, s.state AS state, orphans,
       COUNT {
         MATCH (b)-[x:BUSINESS_SUPERVISES]->(o:Organization) WHERE x.absent_since IS NULL
         RETURN DISTINCT o
       } AS supervised,
       COLLECT { UNWIND met AS verdict RETURN verdict ORDER BY verdict } AS verdicts
ORDER BY orphans DESC, body_id;
