// national_by_committee: 全国性组织各归哪个委员会 / National organizations by the committee at the top
//
// zh: 全国性社会组织按领导链最上端、中共中央之下的机构归类，各有多少领导机关、多少家组织；没有领导
//     机关的按结论列出。
// en: Organizations registered nationally, by the body at the top of their chain, directly below
//     the Central Committee: how many leaders and organizations stand under it; those without a
//     leader by their verdict.
// cites: opinion-2015/O08, reform-2023/R23
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
// columns
//   committee_id    text     中共中央之下的机构；没有的为空 / the body directly below the root;
//                            empty where there is none
//   committee_name  text     其名称 / its name
//   verdict         text     结论代码 / the verdict
//   leaders         integer  其下的领导机关数 / how many bodies lead below it
//   organizations   integer  组织数 / how many organizations
//
// :param resolution => '2026-11-22';

MATCH (r:Resolution {id: $resolution})
WITH r, COLLECT {
       MATCH (:Body {dataset: r.dataset, kind: 'ROOT'})
             -[:LEADS {resolution: $resolution}]->(c:Body)
       RETURN DISTINCT c
     } AS committees
// from the division, so that only they are read
MATCH (:Division {dataset: r.dataset, code: '100000'})<-[:REGISTERED_IN]-(o:Organization)
WHERE o.level = 'nation'
WITH DISTINCT r, committees, o
MATCH (o)-[j:JUDGED]->(r) WHERE j.counted_as IN ['led', 'orphan', 'open']
WITH r, committees, j.verdict AS verdict, j.leader AS leader, count(*) AS n
OPTIONAL MATCH (b:Body {dataset: r.dataset, id: leader})
// a list of nodes is no place to begin: from the leaders upwards, which are few
OPTIONAL MATCH (b)<-[:LEADS*0..40 {resolution: $resolution}]-(c) WHERE c IN committees
WITH r, verdict, leader, n, min(c.id) AS committee
WITH r, verdict, committee, count(leader) AS leaders, sum(n) AS organizations
OPTIONAL MATCH (c:Body {dataset: r.dataset, id: committee})
RETURN committee AS committee_id, c.name AS committee_name, verdict, leaders, organizations
ORDER BY organizations DESC, committee_id, verdict;
