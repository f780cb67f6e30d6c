"""A proof as data: what `explain --format json` prints."""

from typing import Any

from graphmodel.proofs import Proof
from graphmodel.rulebook import Rule
from graphmodel.witness import FactUsed, Seen
from lishu import __version__
from lishu.reports.cell_lines import cell_data
from lishu.reports.checked import SCHEMA_VERSION
from lishu.reports.citations import citation_data
from lishu.reports.duties import duty_data, measure_data, scope_data
from lishu.reports.open_cases import named_data
from lishu.reports.relations_data import relation_data


def data(proof: Proof, language: str) -> dict[str, Any]:
    """The proof as data; texts are in `language`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "as_of": str(proof.as_of),
        "org_id": proof.org_id,
        "name": proof.name,
        "division": proof.division,
        "level": proof.level,
        "file": proof.file,
        "row": proof.row,
        "line": proof.line,
        "verdict": proof.verdict,
        "reason": proof.reason.label(language),
        "leader": body_data(proof.leader),
        "relation": proof.relation,
        "basis": proof.basis,
        "attested": proof.attested,
        "chain": [body_data(body) for body in proof.chain],
        "chain_state": proof.chain_state,
        "rulebooks": list(proof.rulebooks),
        "rule": rule_data(proof.rule),
        "derived_leader": body_data(proof.derived),
        "derived_rule": rule_data(proof.derived_rule),
        "declared": proof.declared
        and {
            "state": proof.declared.state,
            "body": body_data(proof.declared.body),
            "named": [body_data(body) for body in proof.declared.candidates],
        },
        "agreement": proof.agreement,
        "missing_field": proof.missing_field,
        "candidates": [body_data(body) for body in proof.candidates],
        "guides": [{**_plain(b.body), "relation": b.relation} for b in proof.guides],
        **_beside(proof, language),
        "facts": [_fact_data(fact, language) for fact in proof.facts],
        "earlier_rules": [
            {
                **citation_data(tried.citation),
                "part": tried.part,
                "reason": tried.reason.label(language),
            }
            for tried in proof.earlier
        ],
        "notes": [
            {"code": note.code, "text": note.text.label(language), "case": note.case}
            for note in proof.notes
        ],
        "open_cases": named_data(proof.open_cases, language),
        "why_not": proof.why_not
        and {
            "body": body_data(proof.why_not.body),
            "leads": proof.why_not.leads,
            "reasons": [reason.label(language) for reason in proof.why_not.reasons],
        },
    }


def _beside(proof: Proof, language: str) -> dict[str, Any]:
    """What documents and data say beside the verdict: relations, duties, scope, words."""
    return {
        "relations": [relation_data(r, language) for r in proof.relations],
        "duties": [duty_data(owed, language) for owed in proof.duties],
        "scopes": [scope_data(meant, language) for meant in proof.scopes],
        "permitted": [citation_data(term.citation) for term in proof.permitted],
        "measures": [measure_data(term, language) for term in proof.measures],
    }


def body_data(body: Seen | None) -> dict[str, Any] | None:
    """A body as data."""
    return _plain(body) if body else None


def _plain(body: Seen) -> dict[str, Any]:
    return {
        "id": body.id,
        "name": body.name,
        "kind": body.kind,
        "division": body.division,
        "state": body.state,
    }


def rule_data(rule: Rule | None) -> dict[str, Any] | None:
    """A rule as data."""
    return {**citation_data(rule.citation), "part": rule.part} if rule else None


def _fact_data(fact: FactUsed, language: str) -> dict[str, Any]:
    return {
        "fact": fact.fact,
        "value": fact.value,
        "text": f"{fact.name.label(language)}: {fact.words.label(language)}",
        "body": body_data(fact.body),
        "cells": [cell_data(cell) for cell in fact.cells],
    }
