"""The summary: counts that add up, by verdict, by rule, by agreement."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graphmodel.resolution import resolve
from graphmodel.summary import summarize
from graphmodel.vocabulary import VERDICTS
from lishu.sample import write_sample
from loaders import load


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated registry of 3,000 organizations."""
    path = tmp_path_factory.mktemp("summary") / "sample.csv"
    write_sample(3000, seed=5, out=path)
    return path


@pytest.mark.parametrize("on", [date(2014, 6, 1), date(2021, 6, 1), date(2026, 11, 22)])
def test_the_counts_add_up_and_agree_with_the_table(registry, on):
    """organizations = led + orphans + open; every count is the table's."""
    resolution = resolve(load(registry), on)
    table, summary = resolution.table(), summarize(resolution)
    verdicts = Counter(table["verdict"])
    assert summary.organizations == summary.led + summary.orphans + summary.open
    assert summary.organizations + summary.out_of_scope + summary.not_counted == len(
        table
    )
    assert summary.by_verdict == {v: n for v, n in verdicts.items() if v}
    assert summary.not_counted == verdicts[""]
    assert summary.by_rule == dict(Counter(r for r in table["rule"] if r))
    agreements = Counter(a for a in table["agreement"] if a)
    assert {a: n for a, n in summary.agreement.items() if n} == dict(agreements)


def test_verdicts_stand_in_the_order_of_the_vocabulary(registry):
    """Led first, then what the design lists."""
    summary = summarize(resolve(load(registry), date(2021, 6, 1)))
    order = list(VERDICTS)
    assert list(summary.by_verdict) == sorted(summary.by_verdict, key=order.index)


def test_an_empty_registry_counts_nothing(tmp_path):
    """No rows: all counts are zero."""
    path = tmp_path / "empty.csv"
    path.write_text("名称,登记管理机关\n", encoding="utf-8")
    summary = summarize(resolve(load(path), date(2021, 6, 1)))
    assert (summary.organizations, summary.led, summary.not_counted) == (0, 0, 0)
    assert summary.by_verdict == {}
    assert summary.agreement == {"SAME": 0, "SAME_LINE": 0, "DIFFERS": 0}
