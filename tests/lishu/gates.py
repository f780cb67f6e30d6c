"""Registries with orphans of known causes, and files that accept them."""

import json
from datetime import date, timedelta

from graphmodel.finding import fingerprint
from tests.lishu.conftest import GAP, LED

AS_OF = ("--as-of", "2021-06-01")
TODAY = date.today()
SOON = TODAY + timedelta(days=10)
LATER = TODAY + timedelta(days=400)
PAST = TODAY - timedelta(days=1)

#: The cause of the first GAP: the supervisor that let its organizations go.
COMMERCE = "SUPERVISOR@330600:绍兴市商务局"
SPORT = "SUPERVISOR@330600:绍兴市体育局"


def gap(name="绍兴市测试行业协会", supervisor="绍兴市商务局"):
    """An organization that was decoupled and handed over to nobody."""
    return {**GAP, "社会组织名称": name, "业务主管单位": supervisor}


def led(name="绍兴市越城区测试学会"):
    """One that a rule leads; it has the columns of the others, so that files compare."""
    return {**LED, "社会组织名称": name, "脱钩日期": "", "党建工作移交日期": ""}


def entry(cause=COMMERCE, until=LATER, affected=1, code="GAP"):
    """An entry of `accepted.toml`, as people write it."""
    bound = "" if affected is None else f"affected = {affected}\n"
    return (
        f'[[accepted]]\nfingerprint = "{fingerprint(code, cause)}"\n'
        f'reason = "移交进行中"\nowner = "张处"\nuntil = {until}\n{bound}\n'
    )


def accepting(folder, *entries, name="accepted.toml"):
    """A file of accepted findings in a folder."""
    path = folder / name
    path.write_text("".join(entries), encoding="utf-8")
    return path


def answer(found):
    """The JSON that a check printed."""
    assert found.exit_code in (0, 1), found.stderr
    return json.loads(found.stdout)


def states(found):
    """State of each finding of a check in JSON, by class and cause."""
    return {(f["class"], f["cause"]): f["state"] for f in answer(found)["findings"]}
