CALL (o) {
  MATCH (o)-[cell:BUSINESS_SUPERVISES|SUPERVISED_BEFORE|DECLARES]-(said:Body)
  WHERE cell.mode IN ['several', 'homonym'] AND cell.absent_since IS NULL
  MATCH (said)-[stands:STANDS {resolution: $resolution}]->(present:Body)
  OPTIONAL MATCH (owner:Body {
    dataset: $dataset, id: CASE WHEN said.party_org THEN substring(said.id, 10) END
  })-[:STANDS {resolution: $resolution}]->(owners_present:Body)
  // Of bodies that bore one name in turn the one that lives is meant, else the last to
  // end, else the next to begin.
  WITH cell.field AS field, cell.mode AS mode, said, stands.state AS state, present,
    coalesce(owner, said) AS body, coalesce(owners_present, present) AS target, cell.position AS position
  ORDER BY field,
    CASE
      WHEN mode = 'several' OR state IN ['alive', 'expected'] THEN 0
      WHEN state <> 'unborn' THEN 1
      ELSE 2
    END,
    CASE WHEN mode = 'homonym' AND state <> 'unborn' THEN coalesce(body.until, date('9999-12-31')) END DESC,
    CASE WHEN mode = 'homonym' AND state = 'unborn' THEN body.since END,
    position
  WITH field, mode,
    collect({
      said: said, body: body, state: state, present: present,
      target: CASE WHEN body <> target OR NOT state IN ['ended', 'unborn'] THEN target END
    }) AS all_named
  WITH field, mode, CASE mode WHEN 'several' THEN all_named ELSE all_named[..1] END AS named
  WITH *, [m IN named WHERE NOT m.state IN ['followed', 'ended', 'unborn']] AS living
  WITH *, coalesce(living[0], named[0]) AS meant
  CALL (living) { UNWIND living AS m RETURN collect(DISTINCT m.target) AS targets }
  CALL (named) { UNWIND named AS m RETURN count(DISTINCT m.target) AS heirs }
  WITH *, size(living) = 0 AND (heirs > 1 OR any(m IN named WHERE m.target IS NULL)) AS nobody
  // Several in one cell lead only where they stand on one line; then the nearest does.
  CALL (named) {
    UNWIND [m IN named WHERE NOT m.state IN ['ended', 'unborn']] AS m
    WITH DISTINCT m.present AS body
    //% chain body
    WITH body, chain_of_body ORDER BY size(chain_of_body) DESC, body.number DESC
    RETURN collect({body: body, chain: chain_of_body}) AS line
  }
  RETURN collect({
    field: field,
    supervises: {
      state: CASE
        WHEN size(targets) > 1 THEN 'several'
        WHEN nobody THEN 'ended'
        WHEN meant.state IN ['followed', 'ended'] THEN meant.state
        WHEN meant.state = 'unborn' THEN CASE WHEN meant.target IS NULL THEN 'unborn' ELSE 'followed' END
        ELSE 'alive'
      END,
      first: meant.body,
      target: CASE WHEN size(targets) > 1 OR nobody THEN null ELSE meant.target END,
      stale: meant.state IN ['followed', 'unborn'] AND meant.target IS NOT NULL,
      several: size(targets) > 1,
      living: targets,
      named: [m IN named | m.body]
    },
    declares: {
      state: CASE
        WHEN size(line) = 0 THEN CASE WHEN any(m IN named WHERE m.state = 'ended') THEN 'ended' ELSE 'not_yet' END
        WHEN all(each IN line WHERE each.body = line[0].body OR each.body IN line[0].chain) THEN 'alive'
        ELSE 'conflict'
      END,
      body: line[0].body,
      first: CASE mode WHEN 'several' THEN meant.body ELSE meant.said END,
      named: [m IN named | m.said],
      stale: meant.state = 'followed',
      early: any(m IN named WHERE m.state = 'unborn')
    }
  }) AS groups
}
CALL (o) {
  OPTIONAL MATCH (o)<-[tie:LEADS]-(said:Body)-[stands:STANDS {resolution: $resolution}]->(present:Body)
  WHERE tie.resolution IS NULL AND tie.absent_since IS NULL
    AND coalesce(tie.since <= $as_of, true) AND coalesce($as_of < tie.until, true)
  WITH said, stands.state AS state, present
  ORDER BY size(tie.told_in), tie.told_in
  WITH collect(said) AS all_tied,
    collect(CASE WHEN state = 'ended' THEN said END) AS ended,
    count(CASE WHEN state = 'unborn' THEN 1 END) > 0 AS early,
    collect(CASE WHEN NOT state IN ['ended', 'unborn'] THEN {
      state: 'alive', body: present, first: said, named: [said], stale: state = 'followed'
    } END) AS alive
  WITH *, [n IN range(0, size(alive) - 1) WHERE none(other IN alive[..n] WHERE other.body = alive[n].body) | alive[n]] AS apart
  RETURN {tied: all_tied, ended: ended, early: early, alive: apart} AS ties
}
