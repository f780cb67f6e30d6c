// division_summary: 一个区划的概况 / A division at a glance
//
// zh: 一个区划本级登记的组织，以及下一级各区划（含其下级）的组织：总数、有领导、无领导、待定；各区
//     划的党建工作机构当日的状态。
// en: The organizations registered at a division itself, and in each division directly inside it
//     with all that lies there: how many are led, orphans, open; and how the SOPWB of each stands
//     on the date.
// cites: opinion-2015/O04, opinion-2015/O09
//
// parameters
//   $resolution  resolution      哪一次判断，以名称或日期指明 / which resolution, by its name or
//                                its date
//   $division    place = 100000  区划代码或名称 / code or name of the division
// columns
//   division       text     区划代码 / code of the division
//   name           text     区划名称 / name of the division
//   level          text     层级 / its level
//   sopwb_state    text     其党建工作机构当日的状态 / how its SOPWB stands on the date
//   organizations  integer  组织数 / how many organizations
//   led            integer  有领导的 / led
//   orphans        integer  无领导的 / orphans
//   open           integer  待定的 / open
//
// :param resolution => '2026-11-22';
// :param division => '100000';

MATCH (r:Resolution {id: $resolution})
MATCH (d:Division {dataset: r.dataset, code: $division})
MATCH (d)<-[:PART_OF*0..1]-(part:Division) WHERE part.level <> 'township'
CALL (r, d, part) {
  // of the division itself only what is registered there, of a part all that lies in it
  MATCH (part)<-[:PART_OF*0..3]-(x:Division)
  WHERE x.level <> 'township' AND (part <> d OR x = d)
  MATCH (x)<-[e:REGISTERED_IN]-(:Organization)-[j:JUDGED]->(r)
  WHERE e.absent_since IS NULL AND j.counted_as IN ['led', 'orphan', 'open']
  RETURN count(*) AS organizations,
         count(CASE j.counted_as WHEN 'led' THEN 1 END) AS led,
         count(CASE j.counted_as WHEN 'orphan' THEN 1 END) AS orphans,
         count(CASE j.counted_as WHEN 'open' THEN 1 END) AS open
}
OPTIONAL MATCH (b:Body {dataset: r.dataset, id: 'SOPWB@' + part.code})
               -[s:STANDS {resolution: $resolution}]->()
RETURN part.code AS division, part.name AS name, part.level AS level, s.state AS sopwb_state,
       organizations, led, orphans, open
ORDER BY part <> d, division;
