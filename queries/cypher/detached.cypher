// detached: 中断的领导链 / Chains that are broken
//
// zh: 领导链上已撤销或缺失、因而断开的机构，一处一行：断在谁那里，本应由谁领导，多少家组织因此无人
//     领导。
// en: Bodies that have ended or are missing and so break a chain, one row a break: who would lead
//     below it and how many organizations are orphaned.
// cites: opinion-2015/O04
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
// columns
//   body_id        text     机构标识 / id of the body
//   name           text     名称 / its name
//   state          text     当日状态：alive 存续、expected 应有未证实、followed 已由后继承接、
//                           ended 已撤销、unborn 未成立、missing 缺失 / how it stands on the date:
//                           alive, expected, followed by a successor, ended, unborn, missing
//   leaders        list     本应领导的机构 / ids of the bodies that would lead
//   organizations  integer  因此无领导的组织数 / how many organizations it orphans
//
// :param resolution => '2026-11-22';

MATCH (r:Resolution {id: $resolution})<-[j:JUDGED {verdict: 'DETACHED'}]-(o)
WITH r, j.cause AS leader, count(*) AS n
MATCH (b:Body {dataset: r.dataset, id: leader})
MATCH way = (b)<-[:LEADS*0..40 {resolution: $resolution}]-(gone:Body)
MATCH (gone)-[s:STANDS {resolution: $resolution}]->()
WHERE NOT s.state IN ['alive', 'expected', 'followed']
// the first break on the way up
WITH leader, n, gone, s.state AS state, min(length(way)) AS step ORDER BY step, gone.id
WITH leader, n, collect({body: gone, state: state})[0] AS first ORDER BY leader
RETURN first.body.id AS body_id, first.body.name AS name, first.state AS state,
       collect(leader) AS leaders, sum(n) AS organizations
ORDER BY organizations DESC, body_id;
