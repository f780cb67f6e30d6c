// orphans_by_division: 各地无领导的组织 / Orphans by division
//
// zh: 按省、市或县汇总：组织数、无领导数、待定数。只列有无领导组织的区划。
// en: By province, prefecture or county: organizations, orphans, open cases. Only divisions with
//     orphans.
// cites: opinion-2015/O09, opinion-2015/O04
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
//   division       text     区划代码 / code of the division
//   name           text     区划名称 / name of the division
//   organizations  integer  组织数 / how many organizations
//   orphans        integer  无领导数 / how many are orphans
//   open           integer  待定数 / how many are open
//
// :param resolution => '2026-11-22';
// :param level => 'province';
// :param division => '';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED]-(o)
WHERE j.counted_as IN ['led', 'orphan', 'open']
WITH r, o.division AS own, j.counted_as AS counted_as, count(*) AS n
WHERE coalesce(own, '') STARTS WITH $division
// the first digits of a code are those of the division around it
WITH r, left(left(own, CASE $level WHEN 'province' THEN 2 WHEN 'prefecture' THEN 4
                       ELSE 6 END) + '0000', 6) AS division,
     sum(n) AS organizations,
     sum(CASE counted_as WHEN 'orphan' THEN n ELSE 0 END) AS orphans,
     sum(CASE counted_as WHEN 'open' THEN n ELSE 0 END) AS open
WHERE orphans > 0
OPTIONAL MATCH (d:Division {dataset: r.dataset, code: division})
RETURN division, d.name AS name, organizations, orphans, open
ORDER BY orphans DESC, division
LIMIT $limit;
