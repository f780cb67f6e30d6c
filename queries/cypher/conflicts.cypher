// conflicts: 多头领导的组织 / Organizations with several leaders
//
// zh: 两个以上互不隶属的机构都要领导的组织：各方是谁，出自业务主管单位栏、申报，还是关系表。
// en: Organizations that two or more bodies on different lines claim to lead: who they are, and
//     whether the supervisor's cell, a declaration or the relations table names them.
// cites: opinion-2015/O28
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   org_id       text     组织标识：统一社会信用代码 / the organization: its credit code
//   name         text     名称 / its name
//   candidates   list     冲突各方 / ids of the bodies in conflict
//   supervisors  list     填写的业务主管单位 / ids of the supervisors named
//   declared     list     申报的机构 / ids of the bodies declared
//   recorded     list     关系表中的强关系一方 / ids of bodies with a strong row in the relations
//                         table
//   file         text     文件 / the file
//   row          integer  第几条记录（表头为 1） / number of the record; the heading is 1
//
// :param resolution => '2026-11-22';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {verdict: 'CONFLICT'}]-(o)
WITH r, o, j ORDER BY o.id LIMIT $limit
RETURN o.id AS org_id, o.name AS name, coalesce(j.candidates, []) AS candidates,
       COLLECT {
         MATCH (o)<-[x:BUSINESS_SUPERVISES]-(b:Body) WHERE x.absent_since IS NULL
         RETURN DISTINCT b.id ORDER BY b.id
       } AS supervisors,
       COLLECT {
         MATCH (o)-[x:DECLARES]->(b:Body) WHERE x.absent_since IS NULL
         RETURN DISTINCT b.id ORDER BY b.id
       } AS declared,
       COLLECT {
         MATCH (o)<-[x:LEADS]-(b:Body)
         WHERE x.resolution IS NULL AND x.absent_since IS NULL
           AND coalesce(x.since <= r.as_of, true) AND coalesce(x.until > r.as_of, true)
         RETURN DISTINCT b.id ORDER BY b.id
       } AS recorded,
       o.file AS file, o.row AS row
ORDER BY org_id;
