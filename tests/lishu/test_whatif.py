"""`lishu whatif`: acts in their order, what they change, what handing over would mend."""

import pytest

from tests.lishu.conftest import GAP, GONE, LED, OPEN
from tests.lishu.test_schemas import check

AS_OF = ("--as-of", "2023-06-01")
EDUCATION = "SUPERVISOR@330602:越城区教育局"
PLACE = "绍兴市越城区"


@pytest.fixture
def path(registry):
    """One that is led, one in a gap, one that is open, one that is gone."""
    return registry(LED, GAP, OPEN, GONE)


def answer_of(call, path, *acts):
    """The answer as data."""
    line = ("whatif", path, *acts, *AS_OF, "--format", "json")
    return check(call(*line), "whatif")


def changes(answer):
    """Change, name and new verdict of each example."""
    return {
        (change["change"], e["new"]["name"], e["new"]["verdict"])
        for change in answer["changes"]
        for e in change["examples"]
    }


@pytest.fixture
def sasac(registry):
    """One that 国务院国资委 supervises: its Party committee leads, a body of its own."""
    return registry({**OPEN, "业务主管单位": "国务院国资委"})


def test_a_party_organization_of_its_own_can_end_alone(call, sasac):
    """国务院国资委党委 has a row of its own: without it nobody leads, though its body lives."""
    answer = answer_of(call, sasac, "--abolish", "国务院国资委党委")
    found = ("orphaned", OPEN["社会组织名称"], "ENDED_BODY")
    assert found in changes(answer)


def test_who_has_no_supervisor_is_not_decoupled(call, path):
    """An act that cannot happen is refused, in words."""
    found = call("whatif", path, "--decouple", OPEN["社会组织名称"], *AS_OF)
    assert found.exit_code == 2
    assert "no supervisor that it could be decoupled from" in found.stderr


def test_two_that_go_into_one_of_them_name_the_other(call, path):
    """--merge A B --into A: B goes into A."""
    sport = f"{PLACE}体育局"
    answer = answer_of(call, path, "--merge", EDUCATION, sport, "--into", EDUCATION)
    (act,) = answer["acts"]
    assert act["text"].startswith("越城区体育局")
    assert "merged into 越城区教育局" in act["text"]


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        (("--abolish", EDUCATION), ("orphaned", "ENDED_BODY")),
        (("--abolish", f"{PLACE}教育局"), ("orphaned", "ENDED_BODY")),
        (("--abolish", "越城区教育局"), ("orphaned", "ENDED_BODY")),
        (("--merge", EDUCATION, f"{PLACE}体育局"), ("leader_changed", "LED")),
        (
            ("--merge", EDUCATION, f"{PLACE}体育局", "--into", "越城区文教办"),
            ("leader_changed", "LED"),
        ),
        (
            ("--split", EDUCATION, "越城区一局", "越城区二局"),
            ("orphaned", "ENDED_BODY"),
        ),
        (("--rename", EDUCATION, "越城区教育大局"), ("named_more_exactly", "LED")),
        (("--decouple", LED["社会组织名称"]), ("orphaned", "GAP")),
        (("--decouple-from", EDUCATION), ("orphaned", "GAP")),
        (
            ("--hand-over", LED["社会组织名称"], "SOPWB@330602"),
            ("leader_changed", "LED"),
        ),
        (("--end-rulebook", "opinion-2015"), ("orphaned", "NO_RULE")),
    ],
)
def test_each_act(call, path, acts, expected):
    """What becomes of the one that is led."""
    answer = answer_of(call, path, *acts)
    change, verdict = expected
    assert (change, LED["社会组织名称"], verdict) in changes(answer)
    assert answer["acts"][0]["act"] == acts[0].removeprefix("--")


def test_a_rulebook_is_adopted(call, registry):
    """With the bodies that it points to, which nobody named."""
    path = registry({**LED, "行业领域": "体育"})
    answer = answer_of(call, path, "--adopt", "industry-first@330602")
    (change,) = answer["changes"]
    leader = change["examples"][0]["new"]["leader_id"]
    assert leader == "SUPERVISOR@330602:越城区体育局"
    assert "industry-first" not in answer["old"]["rulebooks"]
    assert "industry-first" in answer["new"]["rulebooks"]
    already = ("--adopted", "industry-first@330602", "--end-rulebook", "industry-first")
    assert answer_of(call, path, *already)["counts"]["leader_changed"] == 1


def test_acts_happen_in_the_order_of_the_command_line(call, path):
    """A new name can be used after it was given, and not before."""
    rename = ("--rename", EDUCATION, "越城区教育大局")
    abolish = ("--abolish", "越城区教育大局")
    answer = answer_of(call, path, *rename, *abolish)
    assert [act["act"] for act in answer["acts"]] == ["rename", "abolish"]
    assert answer["counts"]["orphaned"] == 1
    found = call("whatif", path, *abolish, *rename, *AS_OF)
    assert found.exit_code == 2
    assert "越城区教育大局" in found.stderr


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_people_read_what_was_supposed_and_what_would_mend_it(
    call, path, language, format_
):
    """The act as understood, who is orphaned and why, what handing over would mend."""
    line = ("whatif", path, "--decouple-from", EDUCATION, *AS_OF)
    found = call(*line, "--lang", language, "--format", format_)
    assert found.exit_code == 0, found.stderr
    told = {
        "en": (
            "1 organization is decoupled from",
            "decoupled: no →",
            "Of 2 organizations between two leaders, 2 organizations would be led",
        ),
        "zh": ("脱钩，尚未移交", "脱钩：未脱钩 →", "处于交接空档的 2 家"),
    }
    for words in (*told[language], "SOPWB@330602"):
        assert words in found.stdout


def test_mending_says_who_would_lead(call, path):
    """The gap of today, with who would lead once it is handed over."""
    mending = answer_of(call, path, "--abolish", EDUCATION)["mending"]
    assert (mending["gaps"], mending["led"]) == (1, 1)
    assert mending["leaders"][0]["leader_id"] == "SOPWB@330600"


def test_the_day_of_the_act_is_the_date_that_is_asked_about(call, path):
    """--on alone asks about that day; a later --as-of looks back on it."""
    acts = ("--abolish", EDUCATION, "--on", "2022-02-03")
    for options, as_of in (((), "2022-02-03"), (AS_OF, "2023-06-01")):
        line = ("whatif", path, *acts, *options, "--format", "json")
        answer = check(call(*line), "whatif")
        assert answer["new"]["as_of"] == as_of
        assert answer["acts"][0]["on"] == "2022-02-03"
        assert "2022-02-03" in answer["changes"][0]["text"]


def test_fail_on_and_list(call, path, tmp_path):
    """As in diff: what fails is said, and all who change can be written to a file."""
    out = tmp_path / "orphans.xlsx"
    line = ("whatif", path, "--abolish", EDUCATION, *AS_OF, "--list", out)
    assert call(*line).exit_code == 0
    assert out.stat().st_size > 0
    assert call(*line, "--fail-on", "orphaned").exit_code == 1
    assert call(*line, "--fail-on", "rescued").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "--abolish BODY"),
        (("--abolish", "越城区教育居"), "越城区教育局"),
        (("--abolish", "铁道部"), "--on"),
        (("--into", "某局"), "--merge A B"),
        (("--abolish", EDUCATION, "--into", "某局"), "--merge A B"),
        (("--decouple", "不存在的学会"), "不存在的学会"),
        (("--adopt", "industry-frist"), "industry-first"),
        (("--end-rulebook", "opinion-2016"), "opinion-2015"),
        (("--abolish", EDUCATION, "--on", "2030-01-01"), "--as-of"),
    ],
)
def test_wrong_calls_end_with_2(call, path, arguments, says):
    """Unknown bodies with the nearest names, impossible acts with what to do."""
    found = call("whatif", path, *arguments, *AS_OF)
    assert (found.exit_code, found.stdout) == (2, "")
    assert says in found.stderr
    assert "Traceback" not in found.stderr


def test_short_and_former_names_are_understood(call, registry):
    """As in a registry: an alias of a national body, a short form of a local one."""
    path = registry({**OPEN, "业务主管单位": "教育部"}, LED)
    national = answer_of(call, path, "--abolish", "中华人民共和国教育部")
    assert national["acts"][0]["ids"] == ["moe"]
    local = answer_of(call, path, "--abolish", f"{PLACE}卫健委")
    assert local["acts"][0]["ids"] == ["SUPERVISOR@330602:越城区卫生健康委员会"]
