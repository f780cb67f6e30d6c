"""How many organizations stand in a problem: by profiles, as a column."""

from datetime import date

from graphmodel import resolve
from graphmodel.linting import lint
from graphmodel.linting.counting import Count, counts
from graphmodel.regimes import Library
from loaders import load
from loaders.rulebooks import bundled
from tests.graphmodel.linting.books import NAMED, book, only, rule
from tests.graphmodel.support import PLAIN, resolved
from tests.shared_folder import ROOT

DAY = date(2021, 6, 1)
SUPERVISED = PLAIN | {"社会组织名称": "绍兴市乙学会", "业务主管单位": "绍兴市教育局"}
DECLARING = PLAIN | {
    "社会组织名称": "绍兴市丙学会",
    "党建领导机关": "绍兴市社会组织党委",
}
GONE = PLAIN | {"社会组织名称": "绍兴市丁学会", "登记状态": "注销"}
ONE_GAP = book(
    "one-gap", rule("A1", {"supervisor": NAMED}, leader={"party_org_of": "supervisor"})
)


def counted(problem, resolution):
    """The organizations of one problem."""
    (found,) = counts([problem], resolution)
    return found


def test_organizations_in_a_gap(tmp_path):
    """Two without supervisor stand in it, one of them declares; the deregistered does not."""
    rows = [PLAIN, SUPERVISED, DECLARING, GONE]
    library = Library((ONE_GAP,))
    resolution = resolve(resolved(tmp_path, rows).world, DAY, library)
    assert counted(only("gap", lint(library)), resolution) == Count(2, 1)
    verdicts = resolution.table()["verdict"].to_list()
    assert verdicts == ["NO_RULE", "LED", "LED", ""]


def test_another_time_and_what_is_supposed_are_not_counted(tmp_path):
    """Before the document is in force, and where nobody adopted it, there is no number."""
    library = Library((ONE_GAP,))
    resolution = resolve(resolved(tmp_path, [PLAIN]).world, date(2019, 6, 1), library)
    assert counted(only("gap", lint(library)), resolution) is None
    assert counted(only("unruled", lint(library)), resolution) == Count(1, 1)
    whole = Library(bundled())
    today = resolve(resolution.world, DAY, whole)
    changes = [p for p in lint(whole) if p.code == "adoption_changes"]
    assert changes
    assert counts(changes, today) == (None,) * len(changes)


def test_the_undecided_of_a_real_registry():
    """The organizations of the real example that O08 leaves open, declared or not."""
    resolution = resolve(load(ROOT / "examples" / "real"), DAY)
    problem = only("undecided", lint(resolution.library))
    expected = [
        resolution.profiles[at]["declared"] == "none"
        for at in resolution.profile.tolist()
        if resolution.profiles[at]["counted"] == "counted"
        and resolution.outcomes[at].derived.verdict == "UNDECIDED"
    ]
    assert expected
    assert counted(problem, resolution) == Count(len(expected), sum(expected))
