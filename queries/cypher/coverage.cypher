// coverage: 党的组织和工作覆盖 / Coverage by Party organizations and Party work
//
// zh: 按省、市或县汇总：多少家已知有党组织，多少家登记表未写，多少家应建未建党组织（
//     COVERAGE_ORG），多少家党的工作未覆盖（COVERAGE_WORK）。
// en: By province, prefecture or county: how many are known to have a Party organization, of how
//     many the registry says nothing, how many lack one that they must have (COVERAGE_ORG), how
//     many lack any Party work (COVERAGE_WORK).
// cites: opinion-2015/O17, opinion-2015/O24, mca-2019/M06
//
// parameters
//   $resolution  resolution        哪一次判断，以名称或日期指明 / which resolution, by its name or
//                                  its date
//   $level       level = province  按哪一级汇总：province、prefecture、county / the level to sum
//                                  up at: province, prefecture, county
//   $division    division =        只看这一区划，代码或其前几位 / only in this division, by its
//                                  code or its beginning; empty: all
//   $limit       integer = 200     最多几行 / rows at most
// columns
//   division                 text     区划代码 / code of the division
//   name                     text     区划名称 / name of the division
//   organizations            integer  组织数 / how many organizations
//   with_party_organization  integer  已知有党组织的 / known to have a Party organization
//   not_told                 integer  登记表未写的 / of which the registry says nothing
//   lacking_organization     integer  应建未建党组织的 / that lack a Party organization they must
//                                     have
//   lacking_work             integer  党的工作未覆盖的 / that lack any Party work
//
// :param resolution => '2026-11-22';
// :param level => 'province';
// :param division => '';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED]-(o)
WHERE j.counted_as IN ['led', 'orphan', 'open']
WITH r, o.division AS own, count(*) AS organizations,
     count(CASE WHEN o.party_organization <> 'none' THEN 1 END) AS having,
     count(CASE WHEN o.party_organization IS NULL THEN 1 END) AS not_told,
     count(CASE WHEN 'COVERAGE_ORG' IN j.notes THEN 1 END) AS lacking_organization,
     count(CASE WHEN 'COVERAGE_WORK' IN j.notes THEN 1 END) AS lacking_work
WHERE coalesce(own, '') STARTS WITH $division
// the first digits of a code are those of the division around it
WITH r, left(left(own, CASE $level WHEN 'province' THEN 2 WHEN 'prefecture' THEN 4
                       ELSE 6 END) + '0000', 6) AS division,
     sum(organizations) AS organizations, sum(having) AS with_party_organization,
     sum(not_told) AS not_told, sum(lacking_organization) AS lacking_organization,
     sum(lacking_work) AS lacking_work
OPTIONAL MATCH (d:Division {dataset: r.dataset, code: division})
RETURN division, d.name AS name, organizations, with_party_organization, not_told,
       lacking_organization, lacking_work
ORDER BY lacking_organization DESC, lacking_work DESC, division
LIMIT $limit;
