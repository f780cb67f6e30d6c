"""Several files handed in at once: each is known by its headings and used as in a folder."""

import re

import pytest

from graphmodel import resolve
from lishu.explorer.upload import key_of, use
from lishu.explorer.upload_tables import ACCEPTED, look_beside, role
from loaders import load
from loaders.dataset import Part
from loaders.reading import Memory
from tests.lishu.explorer.worlds import ON

FILES = {
    "organizations.csv": "社会组织名称,登记管理机关,业务主管单位\n"
    "绍兴市测试协会,绍兴市民政局,绍兴市月球局\n绍兴市第二协会,绍兴市民政局,绍兴市教育局\n",
    "bodies.csv": "body_id,name,kind,division,valid_to\n"
    "moon,绍兴市月球局,SUPERVISOR,330600,2020-01-01\n",
    "relations.csv": "from,relation,to\nSOPWB@330600,LEADS,绍兴市第二协会\n",
    "changes.csv": "date,kind,from,to\n2020-01-01,merged,moon,绍兴市教育局\n",
}
ENTRY = (
    '[[accepted]]\nfingerprint = "0123456789abcdef"\nreason = "known"\n'
    'owner = "the registry"\nuntil = 2090-01-01\n'
)


def memory(name, text=None):
    """A file under a name that says nothing of what it is."""
    return Memory(f"下载-{name}", (FILES[name] if text is None else text).encode())


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_known_by_its_headings_alone(name):
    """Whatever it is called; also with a byte order mark, or as tabs."""
    expected = name.partition(".")[0]
    assert role(memory(name)) == expected
    assert role(memory(name, "\ufeff" + FILES[name])) == expected
    assert role(memory(name, FILES[name].replace(",", "\t"))) == expected


def test_what_cannot_be_read_counts_as_a_registry():
    """So that reading it tells what is wrong; a TOML file is what is accepted."""
    assert role(Memory("x.xlsx", b"PK\x03\x04 no more")) == "organizations"
    assert role(Memory("x.csv", b"")) == "organizations"
    assert role(Memory("accepted.toml", b"")) == ACCEPTED


def test_files_together_are_the_dataset_of_their_folder(tmp_path):
    """Verdicts and leaders are those of the same files in a folder, and not those of the
    registry alone."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    registry = memory("organizations.csv")
    beside = [Part(n.partition(".")[0], memory(n)) for n in FILES if n[0] != "o"]
    together = resolve(use(registry, {}, beside), ON).table()
    folder = resolve(load(tmp_path), ON).table()
    alone = resolve(use(registry, {}), ON).table()
    columns = ["verdict", "leader_id", "notes"]
    assert together.select(columns).equals(folder.select(columns))
    assert not together.select(columns).equals(alone.select(columns))


def test_a_table_tells_its_rows_before_it_is_used():
    """How many, and which cannot be read; what is accepted by its entries."""
    torn = memory("relations.csv", FILES["relations.csv"] + "torn\n")
    found = look_beside(torn, "relations")
    assert (found.rows, [(r.row, r.reason) for r in found.rejected]) == (
        1,
        [(3, "fields")],
    )
    accepted = look_beside(Memory("accepted.toml", ENTRY.encode()), ACCEPTED)
    assert [entry.owner for entry in accepted.entries] == ["the registry"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("accepted.toml", "[[accepted]\n"), ("dataset.toml", "synthetic = true\n")],
)
def test_a_toml_that_is_of_no_use_here_says_why(name, text):
    """In both languages; a whole dataset.toml is for a folder."""
    found = look_beside(Memory(name, text.encode()), ACCEPTED)
    assert found.entries == ()
    assert name in found.error.en
    assert re.search("[一-龥]{4}", found.error.zh)


def test_the_address_of_a_dataset_is_that_of_all_its_files():
    """Another table beside it is another dataset; the order of the files is none."""
    registry, bodies = memory("organizations.csv"), memory("bodies.csv")
    changes = memory("changes.csv")
    both = key_of(registry, bodies, changes)
    assert both == key_of(registry, changes, bodies)
    assert len({both, key_of(registry), key_of(registry, bodies)}) == 3
