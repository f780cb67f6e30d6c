// inverse: 单位已注销、党组织仍在 / Party organizations that outlive their organization
//
// zh: 已注销或撤销登记、登记表仍记有党组织的组织，附申报的上级党组织。
// en: Organizations that are deregistered while the registry still has a Party organization for
//     them, with the upper bodies that they declare.
// cites: opinion-2015/O19
//
// parameters
//   $resolution  resolution     哪一次判断，以名称或日期指明 / which resolution, by its name or
//                               its date
//   $limit       integer = 200  最多几行 / rows at most
// columns
//   org_id              text     组织标识：统一社会信用代码 / the organization: its credit code
//   name                text     名称 / its name
//   deregistered        date     注销日期 / date of deregistration
//   party_organization  text     所记的党组织 / the Party organization recorded
//   uppers              list     申报的上级或领导机关 / ids of the bodies declared
//   division            text     区划代码 / code of the division
//   file                text     文件 / the file
//   row                 integer  第几条记录（表头为 1） / number of the record; the heading is 1
//
// :param resolution => '2026-11-22';
// :param limit => 200;

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {counted_as: 'not_counted'}]-(o)
WHERE 'INVERSE' IN j.notes
WITH o ORDER BY o.id LIMIT $limit
RETURN o.id AS org_id, o.name AS name, o.deregistered AS deregistered,
       o.party_organization AS party_organization,
       COLLECT {
         MATCH (o)-[d:DECLARES]->(b:Body) WHERE d.absent_since IS NULL
         RETURN DISTINCT b.id ORDER BY b.id
       } AS uppers,
       o.division AS division, o.file AS file, o.row AS row
ORDER BY org_id;
