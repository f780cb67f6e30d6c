// chain_to_root: 领导链：从组织到中共中央 / The chain from an organization to the root
//
// zh: 逐级向上：领导机关、它的上级，直到中共中央；每一级写明由哪一条规定或哪一行数据连接。两个上级
//     的，两条路都列出；循环的，走回原处为止；中断的，看 state。
// en: Step by step upwards: the leader, the body above it, up to the Central Committee, with the
//     sentence or the row that joins each pair. Two bodies above one: both ways are listed. A loop
//     is followed until it comes back; where the chain is broken, `state` says so.
// cites: opinion-2015/O04, party-structure/S01
//
// parameters
//   $resolution    resolution    哪一次判断，以名称或日期指明 / which resolution, by its name or
//                                its date
//   $organization  organization  组织的统一社会信用代码，也可以是名称 / the organization, by its
//                                credit code or its name
// columns
//   step      integer  第几级，领导机关是第 1 级 / how far up; the leader is step 1
//   body_id   text     机构标识 / id of the body
//   name      text     名称 / its name
//   kind      text     机构类别 / kind of body
//   relation  text     领导方式代码 / how it leads
//   below     text     它所领导的下一级：组织或机构 / whom it leads: the organization or the body
//                      below
//   rule      text     连接的规定 / the sentence that joins them
//   told_in   text     连接的数据行，文件:行 / the row of the data that joins them, file:row
//   state     text     当日状态：alive 存续、expected 应有未证实、followed 已由后继承接、ended 已
//                      撤销、unborn 未成立、missing 缺失 / how it stands on the date: alive,
//                      expected, followed by a successor, ended, unborn, missing
//
// :param resolution => '2026-11-22';
// :param organization => 'N-8b38f5985fc6e6b4';

MATCH (r:Resolution {id: $resolution})
WITH r, r.dataset AS dataset
MATCH (o:Organization {dataset: dataset, id: $organization})-[j:JUDGED]->(r)
// where the chain loops or breaks nobody leads; it begins at the body that would
WITH r, o, j, CASE WHEN j.verdict IN ['CYCLE', 'DETACHED'] THEN j.cause ELSE j.leader END AS first
MATCH (b:Body {dataset: r.dataset, id: first})
MATCH way = (b)<-[:LEADS*0..40 {resolution: $resolution}]-(upper:Body)
// a step is a relation; several ways may pass it
WITH o, j, upper, relationships(way)[-1] AS joined, min(length(way)) + 1 AS step
OPTIONAL MATCH (upper)-[s:STANDS {resolution: $resolution}]->()
RETURN step, upper.id AS body_id, upper.name AS name, upper.kind AS kind,
       CASE WHEN joined IS NULL THEN j.relation ELSE joined.relation END AS relation,
       CASE WHEN joined IS NULL THEN o.id ELSE endNode(joined).id END AS below,
       CASE WHEN joined IS NULL THEN j.rule ELSE joined.rule END AS rule,
       joined.told_in AS told_in, s.state AS state
ORDER BY step, body_id, below;
