// Every organization: its facts, the rules on the distinct combinations of facts, the body
// that the rule points to, the verdict. $work.batches: divisions that are judged together, a
// large one in parts; without a code, the organizations whose place is unknown. A list
// inside a map, so that the plan is kept however many there are.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
UNWIND $work.batches AS batch
CALL (resolution, batch) {
  UNWIND batch AS part
  OPTIONAL MATCH (division:Division {dataset: $dataset, code: part.code})
  CALL (division, part) {
    MATCH (o:Organization)-[registered:REGISTERED_IN]->(division)
    WHERE o.absent_since IS NULL AND registered.absent_since IS NULL
      AND o.row % part.parts = part.part
    RETURN collect(o) AS those
    UNION ALL
    UNWIND CASE WHEN division IS NULL THEN [part] ELSE [] END AS unplaced
    MATCH (o:Organization {dataset: $dataset})
    WHERE o.division IS NULL AND o.absent_since IS NULL
      AND o.row % unplaced.parts = unplaced.part
    RETURN collect(o) AS those
  }
  // The rules in force there, and the SOPWB of the division.
  WITH *,
    CASE
      WHEN division IS NULL THEN null
      //% regime
      ELSE -1
    END AS regime
  OPTIONAL MATCH (sopwb:Body {dataset: $dataset, id: 'SOPWB@' + division.code})
  UNWIND those AS o

  // counted: it is there on the date, and it is a social organization.
  WITH resolution, division, regime, sopwb, o,
    CASE
      WHEN o.gone OR o.deregistered <= $as_of OR $as_of < o.registered THEN 'not_counted'
      WHEN o.category IN /*% outside */ THEN 'out_of_scope'
      ELSE 'counted'
    END AS counted,
    coalesce(o.decoupled <= $as_of, false) AS apart

  // Cells that may mean several bodies, and rows of the relations table.
  OPTIONAL CALL (o) {
    WITH o WHERE o.tangled
    //% tangled
    RETURN groups, ties
  }

  // supervisor: what became of the body that the cell names.
  CALL (o, apart, groups) {
    OPTIONAL MATCH (o)<-[cell:BUSINESS_SUPERVISES {mode: 'one'}]-(said:Body)
    WHERE cell.absent_since IS NULL
    OPTIONAL MATCH (said)-[stands:STANDS {resolution: $resolution}]->(present:Body)
    WITH o, NOT apart AND o.supervisor_cell = 'named' AS counts, apart,
      coalesce(
        head([g IN groups WHERE g.field = 'supervisor' | g.supervises]),
        CASE WHEN said IS NOT NULL THEN {
          state: CASE
            WHEN stands.state IN ['followed', 'ended'] THEN stands.state
            WHEN stands.state = 'unborn' THEN CASE WHEN said = present THEN 'unborn' ELSE 'followed' END
            ELSE 'alive'
          END,
          first: said,
          target: CASE WHEN said <> present OR NOT stands.state IN ['ended', 'unborn'] THEN present END,
          stale: stands.state IN ['followed', 'unborn'] AND said <> present,
          several: false,
          named: [said]
        } END
      ) AS meant
    RETURN meant,
      CASE
        WHEN apart THEN 'none'
        WHEN counts THEN meant.state
        WHEN o.supervisor_cell <> 'unknown' THEN o.supervisor_cell
      END AS supervisor,
      CASE WHEN counts THEN meant.target END AS supervising,
      CASE WHEN counts AND NOT meant.several THEN coalesce(meant.target, meant.first) END AS supervisor_named
  }

  // former_supervisor: the cell, else after decoupling the supervisor.
  CALL (o, apart, groups, meant) {
    OPTIONAL MATCH (o)<-[was:SUPERVISED_BEFORE {mode: 'one'}]-(before:Body)
    WHERE was.absent_since IS NULL
    RETURN coalesce(
      head([g IN groups WHERE g.field = 'former' | g.supervises.first]),
      before,
      CASE WHEN apart THEN meant.first END
    ) AS former
  }

  // declared: what the charter says, else the annual report.
  CALL (o, groups) {
    //% declares charter
  }
  CALL (o, groups) {
    //% declares report
  }
  // A strong relation counts like a declaration; two that differ are a conflict.
  CALL (o, charter, report, ties) {
    WITH o, charter, report, ties, coalesce(o.declared_on > $as_of, false) AS late
    WITH ties, late,
      CASE WHEN NOT o.declared_self AND NOT late AND charter.state <> 'not_yet' THEN charter END AS by_charter,
      CASE WHEN NOT o.upper_self AND report.state <> 'not_yet' THEN report END AS by_report
    WITH *, coalesce(by_charter, by_report) AS chosen
    WITH *,
      CASE
        WHEN chosen.state = 'conflict' THEN 'conflict'
        WHEN chosen.state = 'alive' THEN
          CASE WHEN any(tie IN ties.alive WHERE tie.body <> chosen.body) THEN 'conflict' ELSE 'alive' END
        WHEN size(ties.alive) > 1 THEN 'conflict'
        WHEN size(ties.alive) = 1 THEN 'alive'
        WHEN chosen.state = 'ended' OR size(ties.ended) > 0 THEN 'ended'
        ELSE 'none'
      END AS declared
    RETURN late, by_charter, by_report, chosen, declared,
      CASE
        WHEN declared <> 'alive' THEN null
        WHEN chosen.state = 'alive' THEN chosen
        ELSE ties.alive[0]
      END AS declaration
  }
  // National associations go to whom the function was transferred.
  OPTIONAL CALL (o, declaration) {
    WITH o, declaration.body AS body WHERE o.level = 'nation' AND coalesce(o.association, 'yes') = 'yes'
    MATCH (body)-[moved:SUCCEEDED_BY {concerns: /*% transfer */}]->(taker:Body)
    WHERE moved.absent_since IS NULL AND moved.date <= $as_of
      AND coalesce(o.declared_on < moved.date, true)
    RETURN CASE WHEN o.association = 'yes' THEN taker END AS taker,
      CASE WHEN o.association = 'yes' THEN 'TRANSFERRED' ELSE 'OPEN_TEXT' END AS transfer
    ORDER BY moved.date LIMIT 1
  }
  //% earlier

  // Rows that share every fact are one profile; the rules run once for each.
  WITH resolution, division, sopwb, regime,
    {
      counted: counted,
      // whether it was handed over since it was decoupled
      decoupled: CASE
        WHEN NOT apart THEN 'no'
        WHEN o.handed_over <= $as_of THEN 'handed_over'
        WHEN o.handover_known THEN 'gap'
        ELSE 'not_recorded'
      END,
      // the other facts that the rules in force ask
      //% facts
      declared: declared,
      supervisor: supervisor
    } AS profile,
    collect({
      o: o, supervising: supervising, named: supervisor_named, meant: meant, former: former,
      charter: charter, report: report, late: late, by_charter: by_charter,
      by_report: by_report, chosen: chosen, ties: ties, declaration: declaration,
      declared_body: coalesce(taker, declaration.body), transfer: transfer,
      earlier: /*% earlier body */
    }) AS members
  CALL (profile, regime) {
    //% decide
  }
  //% lead
} IN TRANSACTIONS OF 1 ROW
