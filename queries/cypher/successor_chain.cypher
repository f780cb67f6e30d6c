// successor_chain: 机构的沿革 / What a body became, and came of
//
// zh: 一个机构之后的更名、合并、拆分，以及之前的来历，逐步列出；职能划转列出但不再往下追。步数为正
//     是之后，为负是之前。
// en: The renamings, mergers and splits after a body and before it, step by step; a function that
//     moved is listed and not followed. Positive steps lie after, negative ones before.
// cites: reform-2018, reform-2023
//
// parameters
//   $resolution  resolution  哪一次判断，以名称或日期指明 / which resolution, by its name or its
//                            date
//   $body        body        机构标识，也可以是名称 / the body, by its id or its name
// columns
//   step            integer  第几步；负数为之前 / the step; negative ones lie before
//   body_id         text     变更前的机构 / the body before the change
//   name            text     名称 / its name
//   change          text     变更：renamed、merged、split、abolished、transferred、created /
//                            renamed, merged, split, abolished, transferred, created
//   date            date     日期 / the date
//   concerns        text     所涉职能 / the function that it concerns
//   successor_id    text     变更后的机构 / the body after the change
//   successor_name  text     其名称 / its name
//   state           text     变更后的机构当日的状态 / how the body after the change stands on the
//                            date
//
// :param resolution => '2026-11-22';
// :param body => 'cast';

MATCH (r:Resolution {id: $resolution})
MATCH (b:Body {dataset: r.dataset, id: $body})
CALL (b) {
  MATCH way = (b)-[:SUCCEEDED_BY*1..20]->()
  WITH relationships(way) AS changes
  WHERE all(c IN changes WHERE c.absent_since IS NULL)
    AND none(c IN changes[..-1] WHERE c.kind = 'transferred')
  RETURN changes[-1] AS c, min(size(changes)) AS step
UNION
  MATCH way = ()-[:SUCCEEDED_BY*1..20]->(b)
  WITH relationships(way) AS changes
  WHERE all(c IN changes WHERE c.absent_since IS NULL)
    AND none(c IN changes[1..] WHERE c.kind = 'transferred')
  RETURN changes[0] AS c, -min(size(changes)) AS step
}
WITH step, c, startNode(c) AS giver, endNode(c) AS taker
OPTIONAL MATCH (taker)-[s:STANDS {resolution: $resolution}]->()
RETURN step, giver.id AS body_id, giver.name AS name, c.kind AS change, c.date AS date,
       coalesce(c.concerns, '') AS concerns, taker.id AS successor_id,
       taker.name AS successor_name, s.state AS state
ORDER BY step, date, body_id, successor_id, change, concerns;
