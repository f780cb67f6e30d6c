"""What changed: counts, causes and members; the years of the rulebooks; what-if."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from graphmodel import resolve
from graphmodel.difference import CHANGES
from graphmodel.difference import examples as rows_of_changes
from graphmodel.errors import RulebookError, SuppositionError, UnknownError
from graphmodel.search import body_by_id
from graphmodel.summary import summarize
from graphmodel.whatif.acts import VERBS, Act
from lishu.explorer import changes, changes_supposed, lists_facets, lists_keys
from lishu.explorer.changes_moments import counted, moments
from loaders import load

ROOT = Path(__file__).parents[3]
THEN, NOW = date(2018, 8, 1), date(2024, 8, 1)


@pytest.fixture(scope="module")
def world():
    return load(ROOT / "examples" / "synthetic")


@pytest.fixture(scope="module")
def now(world):
    return resolve(world, NOW)


@pytest.fixture(scope="module")
def found(world, now):
    return changes.compared(resolve(world, THEN), now)


def test_every_change_has_its_cause_and_every_cause_its_members(found):
    """The lists of all causes are together the list of `lishu diff --list`."""
    whole = rows_of_changes.table(found.difference)
    sizes = []
    for n, cause in enumerate(found.difference.causes):
        rows = found.rows(n)
        assert len(rows) == cause.affected
        sizes.append(len(rows))
        if n % 10 == 0:
            listed = changes.of_cause(found, n, "en")
            assert listed["cause"].unique().to_list() == [cause.cause]
            same = whole.filter(whole["cause"] == cause.cause)
            change = CHANGES[cause.change].en
            assert listed["change"].unique().to_list() == [change]
            ids = same.filter(same["change"] == cause.change)["org_id"]
            assert sorted(listed["org_id"]) == sorted(ids)
    assert sum(sizes) == len(whole) > 1000


def test_counts_of_both_sides_are_told(found, now):
    """Before and after stand beside each other, and what became of whom adds up."""
    told = {label: (old, new) for label, old, new in changes.counts(found, "en")}
    assert told["orphans"][1] == found.after.orphans
    assert found.counts["orphaned"] == len(found.difference.of("orphaned"))
    assert 0 not in found.counts.values()


def test_causes_of_one_change_and_one_kind(found):
    """Filters leave the causes of that change or reason, told in words."""
    shown = changes.numbers(found, "orphaned", "body")
    assert len(shown)
    told = changes.causes(found, shown, "zh")
    assert set(told["change"]) == {CHANGES["orphaned"].zh}
    assert set(told["kind"]) == {changes.KINDS["body"].zh}
    first = found.difference.causes[shown[0]]
    assert first.kind in found.kinds
    assert found.marks[changes.mark(first)] == shown[0]
    assert len(found.marks) == len(found.difference.causes)


def test_a_cause_leads_to_its_rules_and_its_body(found, world):
    """The rules and the body that a cause names are there to be looked at."""
    ends, rules, bodies = set(), 0, 0
    for cause in found.difference.causes:
        for name in changes.rules_of(cause):
            book, _, rule = name.partition("/")
            ends.add(book)
            rules += bool(world.library.find(rule))
        if body := changes.body_of(cause):
            bodies += body_by_id(world.bodies, body) >= 0
    assert ends <= {book.id for book in world.library.rulebooks}
    assert rules >= 2
    named = [c for c in found.difference.causes if c.kind in ("body", "chain")]
    assert bodies == len(named) > 0


def test_every_kind_of_reason_has_words():
    """The kinds of `Reason` that its docstring lists are all told."""
    from graphmodel.difference.reasons import Reason

    listed = (Reason.__doc__ or "").split("`kind`:")[1].split(".")[0]
    kinds = listed.replace(" or ", ", ").replace("\n", " ").split(",")
    assert {kind.strip() for kind in kinds} == changes.KINDS.keys()


def test_nothing_changes_between_a_date_and_itself(now):
    """The same answer twice has no changes and no causes."""
    same = changes.compared(now, now)
    assert same.counts == {}
    assert changes.causes(same, changes.numbers(same), "en").is_empty()
    assert changes.changed(same, changes.of_change(same, ""), "en").is_empty()


def test_moments_are_the_days_on_which_rules_change(world):
    """Every document that begins or ends to decide marks a day; nothing after today."""
    found = {moment.on: moment for moment in moments(world.library, date(2026, 1, 1))}
    opinion = found[date(2015, 9, 28)]
    assert [book.id for book in opinion.begins] == ["opinion-2015"]
    assert [book.id for book in opinion.ends] == ["shenzhen-2013"]
    assert found[date(2024, 3, 27)].renamed
    assert list(found) == sorted(found)
    assert max(d.on for d in moments(world.library, date(2017, 1, 1))) < date(
        2017, 1, 1
    )


def test_counts_of_days_are_rows(now):
    """What is drawn of the years is one row a day and count, in the reader's words."""
    summary = summarize(now)
    rows = counted([THEN, NOW], [summary, summary], "zh")
    assert rows["day"].unique(maintain_order=True).to_list() == [str(THEN), str(NOW)]
    assert rows["count"].to_list()[:3] == [summary.led, summary.orphans, summary.open]
    assert rows["series"][1] == "无人领导"


def test_an_adoption_is_a_moment(tmp_path):
    """The day on which a dataset adopts a document is a cut of its own."""
    (tmp_path / "organizations.csv").write_text("社会组织名称\n甲学会\n", "utf-8")
    (tmp_path / "dataset.toml").write_text(
        'organizations = ["organizations.csv"]\n[[adopt]]\nrulebook = "henan-2017"\n'
        'division = "410000"\nsince = 2019-05-01\n',
        "utf-8",
    )
    found = moments(load(tmp_path).library, date(2020, 1, 1))
    assert [m.on for m in found if m.begins and m.begins[0].id == "henan-2017"] == [
        date(2019, 5, 1)
    ]


def test_acts_of_an_address_are_read_back():
    """An act is the same after it stood in an address; what is no act is left out."""
    given = [Act("merge", ("A", "B")), Act("abolish", ("SOPWB@330600",))]
    texts = [changes_supposed.written(act) for act in given]
    assert list(changes_supposed.acts(texts)) == given
    wrong = ["", "explode|A", "merge|A", "abolish|A|B|C", "adopt|x|1|2", "rename|A|"]
    assert changes_supposed.acts(wrong) == ()


def test_every_form_is_an_act_of_the_model():
    """Each form asks for as many names as its act takes, in the order of the act."""
    for verb, form in changes_supposed.FORMS.items():
        least, most = VERBS[verb]
        assert len(form.operands) == most
        assert least == most - form.optional
        made = changes_supposed.act(verb, ["x"] * least + [""] * form.optional)
        assert len(made.operands) == least
        with pytest.raises(SuppositionError):
            changes_supposed.act(verb, [" "] * most)


def test_what_if_tells_who_would_be_orphaned(now):
    """Abolishing a body orphans whom it led, and nobody else."""
    counts = now.table()["leader_id"].value_counts().sort("count", descending=True)
    body = next(i for i in counts["leader_id"] if i.startswith("SOPWB@"))
    led = (now.table()["leader_id"] == body).sum()
    asked = changes_supposed.acts([f"abolish|{body}"])
    found = changes_supposed.supposed(now, asked, NOW)
    assert found.compared.counts["orphaned"] >= led > 0
    rows = changes.changed(
        found.compared, changes.of_change(found.compared, "orphaned"), "en"
    )
    assert body in rows["old_leader_id"].to_list()
    assert found.done[0].ids == (body,)


def test_decoupling_tells_what_a_hand_over_would_mend(now):
    """Those decoupled are between two leaders; a hand-over would give them one."""
    everybody = np.arange(len(now), dtype=np.int32)
    body = lists_facets.facets(lists_keys.Keys(now), everybody).supervisor[1].code
    found = changes_supposed.supposed(
        now, changes_supposed.acts([f"decouple-from|{body}"]), NOW
    )
    assert found.done[0].organizations > 0
    assert sum(n for _, n in changes_supposed.mended(found, "zh")) == len(
        found.mending.positions
    )


def test_adopting_a_rulebook_tells_whose_leader_changes(world, now):
    """The same as a registry that was read with it adopted; nowhere in particular means
    where the document is of, and the world itself adopts nothing."""

    def read(offered):
        return load(ROOT / "examples" / "synthetic", adopt=offered)

    asked = changes_supposed.acts(["adopt|henan-2017", "end-rulebook|mca-2019"])[:1]
    (act,) = [changes_supposed.seated(each, now.library) for each in asked]
    assert act.operands == ("henan-2017", "410000")
    knowing = changes_supposed.knowing(read, changes_supposed.adopted([act]))
    assert knowing.library.adoptions == world.library.adoptions
    today = resolve(knowing, NOW)
    assert today.table()["leader_id"].equals(now.table()["leader_id"])
    found = changes_supposed.supposed(today, [act], NOW)
    then = resolve(read([act.operands]), NOW).table()["leader_id"]
    changed = (then != now.table()["leader_id"]).fill_null(False).sum()
    assert found.compared.counts["leader_changed"] == changed > 0


def test_a_rulebook_that_clashes_with_another_is_told(now):
    """In both languages: two documents cannot be in force for one place."""
    (act,) = changes_supposed.acts(["adopt|industry-first"])
    with pytest.raises(RulebookError) as raised:
        changes_supposed.supposed(now, [changes_supposed.seated(act, now.library)], NOW)
    assert "adopt one of them" in raised.value.said("en")
    assert "请只采用其中一个" in raised.value.said("zh")


def test_a_name_that_nothing_bears_is_told(now):
    """Somebody who mistypes learns it, with the nearest names."""
    with pytest.raises(UnknownError):
        changes_supposed.supposed(now, changes_supposed.acts(["abolish|月球局"]), NOW)
