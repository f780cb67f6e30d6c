// cycles: 循环的领导链 / Loops among bodies
//
// zh: 彼此在对方上方的机构，一个循环一行；因此无人领导的组织有多少。
// en: Bodies that stand above one another, one row a loop, and how many organizations are orphaned
//     by it.
// cites: opinion-2015/O28
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
// columns
//   members        list     循环中的机构 / ids of the bodies of the loop
//   names          list     其名称 / their names
//   organizations  integer  因此无领导的组织数 / how many organizations it orphans
//
// :param resolution => '2026-11-22';

MATCH (r:Resolution {id: $resolution})
// only a row of the relations table can close a loop
MATCH (b:Body {dataset: r.dataset})<-[l:LEADS {resolution: $resolution}]-(:Body)
WHERE l.told_in IS NOT NULL
WITH DISTINCT r, b
WHERE EXISTS { (b)<-[:LEADS*1..40 {resolution: $resolution}]-(b) }
// whoever stands above a looping body and below it is of the same loop
MATCH (b)<-[:LEADS*1..40 {resolution: $resolution}]-(x:Body)
WITH DISTINCT r, b, x
WHERE EXISTS { (x)<-[:LEADS*1..40 {resolution: $resolution}]-(b) }
WITH r, b, x ORDER BY x.id
WITH r, b, collect(x) AS loop
WITH r, collect(DISTINCT loop) AS loops
// read once, however many loops there are
WITH r, loops, COLLECT {
       MATCH (r)<-[j:JUDGED {verdict: 'CYCLE'}]-()
       WITH j.cause AS id, count(*) AS n
       RETURN {id: id, n: n}
     } AS failing
UNWIND loops AS loop
CALL (r, loop, failing) {
  UNWIND failing AS f
  MATCH (leader:Body {dataset: r.dataset, id: f.id})
  WHERE EXISTS {
    MATCH (leader)<-[:LEADS*0..40 {resolution: $resolution}]-(x:Body) WHERE x IN loop
  }
  RETURN sum(f.n) AS organizations
}
RETURN [x IN loop | x.id] AS members, [x IN loop | x.name] AS names, organizations
ORDER BY members;
