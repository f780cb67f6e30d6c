// ended_bodies_with_dependents: 已撤销、仍被依靠的机构 / Ended bodies on which somebody still depends
//
// zh: 当日已撤销的机构，仍有组织把它填作业务主管单位或党建领导机关，仍有规则指向它，或仍有机构挂在
//     它下面；有唯一后继的写明后继。
// en: Bodies that have ended by the date and are still named as supervisor or declared leader, or
//     by a rule, or still have bodies below them; with the successor where there is exactly one.
// cites: opinion-2015/O12, opinion-2015/O09
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   body_id       text     机构标识 / id of the body
//   name          text     名称 / its name
//   kind          text     机构类别 / kind of body
//   until         date     撤销日期（当日起不在） / the first day on which it is no longer there
//   successor     text     唯一后继 / the single successor
//   supervises    integer  仍填它为业务主管单位的组织数 / organizations that still name it as
//                          supervisor
//   declared_by   integer  仍申报它的组织数 / organizations that still declare it
//   orphans       integer  因它已撤销而无领导的组织数 / organizations that are orphans because it
//                          has ended
//   bodies_below  integer  挂在它下面的机构数 / bodies that still stand below it
//
// :param resolution => '2026-11-22';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})
WITH r, COLLECT {
       MATCH (r)<-[j:JUDGED {verdict: 'ENDED_BODY'}]-()
       WITH j.cause AS id, count(*) AS n
       RETURN {id: id, n: n}
     } AS failing
// ends without a label are read by the relation: few bodies of many have ended
MATCH ()-[s:STANDS {resolution: $resolution}]->() WHERE s.state IN ['ended', 'followed']
WITH r, failing, startNode(s) AS b, endNode(s) AS heir
// a name that several bodies bore in turn means another of them by now
WITH r, b, heir,
     COUNT {
       MATCH (b)-[x:BUSINESS_SUPERVISES]->(o:Organization)-[j:JUDGED]->(r)
       WHERE x.absent_since IS NULL AND coalesce(x.mode, '') <> 'homonym'
         AND j.counted_as <> 'not_counted'
       RETURN DISTINCT o
     } AS supervises,
     COUNT {
       MATCH (b)<-[x:DECLARES]-(o:Organization)-[j:JUDGED]->(r)
       WHERE x.absent_since IS NULL AND x.mode <> 'homonym' AND j.counted_as <> 'not_counted'
       RETURN DISTINCT o
     } AS declared_by,
     coalesce([f IN failing WHERE f.id = b.id | f.n][0], 0) AS orphans,
     COUNT { (b)-[:LEADS {resolution: $resolution}]->(:Body) } AS bodies_below
WHERE supervises + declared_by + orphans + bodies_below > 0
RETURN b.id AS body_id, b.name AS name, b.kind AS kind,
       coalesce(b.until, reduce(last = null, day IN coalesce(b.attested_until, []) |
         CASE WHEN last > day THEN last ELSE day END)) AS until,
       CASE WHEN heir = b THEN null ELSE heir.id END AS successor,
       supervises, declared_by, orphans, bodies_below
ORDER BY supervises + declared_by + orphans DESC, body_id
LIMIT $limit;
