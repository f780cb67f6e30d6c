// What is not known is tried with every value it can have; without a place the rules of
// every regime are tried.
WITH profile, CASE WHEN regime IS NULL THEN /*% everywhere */ ELSE [regime] END AS regimes
UNWIND regimes AS number
//% worlds
WITH profile, regimes, number, profile {
  .*,
  //% world
} AS world
WITH *, CASE number
  //% rules
  ELSE []
END AS rules
// The first rule that holds; where it is open who supervises, a rule before it that asks
// for the supervisor and would hold with one leaves the answer open.
WITH *, head([n IN range(0, size(rules) - 1) WHERE rules[n].holds]) AS held
WITH *, head([
  n IN range(0, coalesce(held, size(rules)) - 1)
  WHERE world.supervisor IN /*% open */ AND rules[n].with_a_supervisor
]) AS before
WITH *, before IS NOT NULL AND NOT coalesce('supervisor' IN rules[held].asks, false) AS left_open
WITH *, CASE WHEN left_open THEN before ELSE held END AS position
WITH *, rules[position] AS rule
WITH *,
  CASE
    //% lacking
  END AS missing
WITH *,
  CASE
    WHEN rule IS NULL THEN 'NO_RULE'
    WHEN missing IS NOT NULL THEN 'MISSING_DATA'
    //% failing
    ELSE rule.verdict
  END AS verdict
WITH profile, regimes, collect({
  number: number, position: position, rule: rule, verdict: verdict, missing: missing,
  leader: CASE WHEN missing IS NULL THEN rule.leader END
}) AS found
// All agree, or data are missing: the first fact, in the order of the rules, that matters.
CALL (found) {
  UNWIND found AS each RETURN count(DISTINCT [each.verdict, each.leader, each.missing]) AS answers
}
OPTIONAL CALL (found, profile, answers) {
  UNWIND CASE WHEN answers > 1 THEN found ELSE [] END AS each
  UNWIND range(0, size(coalesce(each.rule.asks, [])) - 1) AS n
  WITH each, n, each.rule.asks[n] AS fact
  WHERE profile[fact] IS NULL OR fact = 'supervisor' AND profile.supervisor IN /*% open */
  RETURN {
    rule: each.rule, verdict: 'MISSING_DATA',
    missing: CASE fact
      //% fields
      ELSE fact
    END
  } AS unknown
  ORDER BY each.number, each.position, n LIMIT 1
}
WITH profile, regimes, CASE
  WHEN profile.counted <> 'counted' THEN null
  WHEN answers = 1 THEN found[0]
  ELSE coalesce(unknown, {
    rule: head([each IN found WHERE each.rule IS NOT NULL | each.rule]),
    verdict: 'MISSING_DATA', missing: /*% no place */
  })
END AS derived
// A declaration goes before the rules, except those that say otherwise.
WITH *, CASE
  WHEN derived IS NULL THEN ''
  WHEN derived.rule.before_declaration THEN derived.rule.basis
  WHEN profile.declared <> 'none' THEN 'DECLARED'
  ELSE coalesce(derived.rule.basis, 'DERIVED')
END AS basis
WITH *, CASE
  WHEN profile.counted = 'not_counted' THEN ''
  WHEN profile.counted = 'out_of_scope' THEN 'OUT_OF_SCOPE'
  WHEN basis <> 'DECLARED' THEN derived.verdict
  WHEN profile.declared = 'conflict' THEN 'CONFLICT'
  WHEN profile.declared = 'ended' THEN 'ENDED_BODY'
  ELSE 'LED'
END AS verdict
// What the documents note where this rule leads.
WITH *, derived.rule.rule AS rule, CASE
  WHEN derived.verdict <> 'LED' OR basis = 'DECLARED' OR derived.rule.before_declaration THEN []
  ELSE []
    //% remarks
END AS remarks
RETURN verdict, basis, remarks, derived.verdict AS derived_verdict, derived.missing AS missing,
  CASE WHEN derived.missing IS NULL THEN derived.rule.leader END AS points_to,
  derived.rule.candidates AS may_lead, derived.rule.relation AS relation,
  CASE WHEN basis <> 'DECLARED' THEN rule END AS rule
