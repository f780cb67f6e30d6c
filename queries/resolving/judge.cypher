// Every organization: its facts, the rules on the distinct combinations of facts, the body
// that the rule points to, the verdict. $batches: divisions that are judged together, a
// large one in parts; without a code, the organizations whose place is unknown.
MATCH (resolution:Resolution {dataset: $dataset, id: $resolution})
UNWIND $batches AS batch
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
  OPTIONAL MATCH (o)<-[cell:BUSINESS_SUPERVISES {mode: 'one'}]-(said:Body)
  WHERE cell.absent_since IS NULL
  OPTIONAL MATCH (said)-[stands:STANDS {resolution: $resolution}]->(present:Body)
  WITH *,
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
  WITH *,
    CASE
      WHEN apart THEN 'none'
      WHEN o.supervisor_cell = 'named' THEN meant.state
      WHEN o.supervisor_cell <> 'unknown' THEN o.supervisor_cell
    END AS supervisor,
    CASE WHEN NOT apart AND o.supervisor_cell = 'named' THEN meant.target END AS supervising,
    CASE
      WHEN NOT apart AND o.supervisor_cell = 'named' AND NOT meant.several
        THEN coalesce(meant.target, meant.first)
    END AS supervisor_named

  // former_supervisor: the cell, else after decoupling the supervisor.
  OPTIONAL MATCH (o)<-[was:SUPERVISED_BEFORE {mode: 'one'}]-(before:Body)
  WHERE was.absent_since IS NULL
  WITH *,
    coalesce(
      head([g IN groups WHERE g.field = 'former' | g.supervises.first]),
      before,
      CASE WHEN apart THEN meant.first END
    ) AS former

  // decoupled: whether it was handed over since.
  WITH *,
    CASE
      WHEN NOT apart THEN 'no'
      WHEN o.handed_over <= $as_of THEN 'handed_over'
      WHEN o.handover_known THEN 'gap'
      ELSE 'not_recorded'
    END AS decoupled

  // declared: what the charter says, else the annual report.
  OPTIONAL MATCH (o)-[charter:DECLARES {field: 'declared', mode: 'one'}]->(charter_said:Body)
  WHERE charter.absent_since IS NULL
  OPTIONAL MATCH (charter_said)-[charter_stands:STANDS {resolution: $resolution}]->(charter_present:Body)
  OPTIONAL MATCH (o)-[report:DECLARES {field: 'upper', mode: 'one'}]->(report_said:Body)
  WHERE report.absent_since IS NULL
  OPTIONAL MATCH (report_said)-[report_stands:STANDS {resolution: $resolution}]->(report_present:Body)
  WITH *,
    coalesce(
      head([g IN groups WHERE g.field = 'declared' | g.declares]),
      CASE WHEN charter_said IS NOT NULL THEN {
        state: CASE charter_stands.state WHEN 'ended' THEN 'ended' WHEN 'unborn' THEN 'not_yet' ELSE 'alive' END,
        body: charter_present, first: charter_said, named: [charter_said],
        stale: charter_stands.state = 'followed', early: charter_stands.state = 'unborn'
      } END
    ) AS in_charter,
    coalesce(
      head([g IN groups WHERE g.field = 'upper' | g.declares]),
      CASE WHEN report_said IS NOT NULL THEN {
        state: CASE report_stands.state WHEN 'ended' THEN 'ended' WHEN 'unborn' THEN 'not_yet' ELSE 'alive' END,
        body: report_present, first: report_said, named: [report_said],
        stale: report_stands.state = 'followed', early: report_stands.state = 'unborn'
      } END
    ) AS in_report,
    coalesce(o.declared_on > $as_of, false) AS late
  WITH *,
    CASE WHEN NOT o.declared_self AND NOT late AND in_charter.state <> 'not_yet' THEN in_charter END AS by_charter,
    CASE WHEN NOT o.upper_self AND in_report.state <> 'not_yet' THEN in_report END AS by_report
  WITH *, coalesce(by_charter, by_report) AS chosen
  // A strong relation counts like a declaration; two that differ are a conflict.
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
  WITH *,
    CASE
      WHEN declared <> 'alive' THEN null
      WHEN chosen.state = 'alive' THEN chosen
      ELSE ties.alive[0]
    END AS declaration
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
  WITH *, coalesce(taker, declaration.body) AS declared_body

  // The other facts that the rules in force ask.
  //% earlier
  WITH *
    //% facts

  // Rows that share every fact are one profile; the rules run once for each.
  WITH resolution, division, sopwb, regime, counted, declared, supervisor, decoupled,
    //% keys
    collect({
      o: o, supervising: supervising, named: supervisor_named, meant: meant, former: former,
      charter: in_charter, report: in_report, late: late, by_charter: by_charter,
      by_report: by_report, chosen: chosen, ties: ties, declaration: declaration,
      declared_body: declared_body, transfer: transfer, earlier: earlier_body
    }) AS members
  CALL (*) {
    //% decide
  }
  //% lead
} IN TRANSACTIONS OF 1 ROW
