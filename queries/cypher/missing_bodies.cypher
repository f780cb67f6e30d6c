// missing_bodies: 规定要有而没有的机构 / Bodies that a rule names and that do not exist
//
// zh: 规则指向、当日却不存在的机构，等它领导的组织有多少，附候选机构（如上级区划的党建工作机构；不
//     会自动上提）。
// en: Bodies that a rule points to and that are not there on the date, how many organizations wait
//     for them, and candidates (the bodies around; nothing is lifted to them).
// cites: opinion-2015/O04, opinion-2015/O09
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
//   $division    division =  区划代码或其前几位；空为全部 / a division code or its beginning;
//                            empty: all
// columns
//   body_id        text     机构标识 / id of the body
//   name           text     名称 / its name
//   kind           text     机构类别 / kind of body
//   division       text     区划代码 / code of the division
//   organizations  integer  组织数 / how many organizations
//   candidates     list     候选机构 / ids of candidates
//   example        text     一家组织的标识 / the id of one organization
//
// :param resolution => '2026-11-22';
// :param division => '';

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED]-(o)
WHERE j.verdict IN ['MISSING_BODY', 'WEAK_ONLY']
UNWIND (CASE coalesce(j.candidates, []) WHEN [] THEN [null] ELSE j.candidates END) AS candidate
WITH r, j.cause AS missing, count(DISTINCT o) AS organizations, min(o.id) AS example,
     collect(DISTINCT candidate) AS found
MATCH (b:Body {dataset: r.dataset, id: missing})
WHERE coalesce(b.division, '') STARTS WITH $division
RETURN b.id AS body_id, b.name AS name, b.kind AS kind, b.division AS division,
       organizations, COLLECT { UNWIND found AS id RETURN id ORDER BY id } AS candidates, example
ORDER BY organizations DESC, body_id;
