"""`accepted.toml`: what an entry says, and how a wrong one is refused."""

import tomllib
from datetime import date

import pytest

from graphmodel.acceptance import acceptances
from graphmodel.errors import AcceptanceError
from graphmodel.finding import Finding, fingerprint
from graphmodel.sentences import SENTENCES
from graphmodel.vocabulary import CLASSES

BODY = "SOPWB@330624"
PRINT = fingerprint("MISSING_BODY", BODY)
ANSWERED = 'reason = "r"\nowner = "o"\nuntil = 2027-01-01\n'


def entries(text):
    """The entries of a file with this text."""
    return acceptances(tomllib.loads(text), "accepted.toml")


def entry(text):
    """The one entry of these lines, with reason, owner and end."""
    (found,) = entries(f"[[accepted]]\n{ANSWERED}{text}\n")
    return found


def finding(code="MISSING_BODY", cause=BODY, affected=1):
    """A finding of this class and cause."""
    name = fingerprint(code, cause)
    rest = (None, None, (), "", "", "", "")
    return Finding(name, code, "error", cause, affected, (), *rest)


def test_entry_says_what_why_who_and_until():
    """Every field of an entry is read; those that are optional have their absence."""
    found = entry(f'fingerprint = "{PRINT}"\ncitation = "x"\naffected = 3')
    assert (found.fingerprint, found.reason, found.owner) == (PRINT, "r", "o")
    assert (found.until, found.affected, found.citation) == (
        date(2027, 1, 1),
        3,
        "x",
    )
    bare = entry('class = "GAP"')
    assert (bare.affected, bare.citation, bare.cause) == (None, "", "")
    assert entries("") == ()


@pytest.mark.parametrize(
    ("pattern", "covers"),
    [
        ('class = "MISSING_BODY"', True),
        ('class = "ENDED_BODY"', False),
        ('class = "MISSING_BODY"\ncause = "SOPWB@330624"', True),
        ('class = "MISSING_BODY"\ncause = "SOPWB@33062"', False),
        ('class = "MISSING_BODY"\ncause = "SOPWB@33*"', True),
        ('class = "MISSING_BODY"\ncause = "SOPWB@3306?4"', True),
        ('class = "MISSING_BODY"\ncause = "SOPWB@3306?"', False),
        ('class = "MISSING_BODY"\ncause = "SOPWB@[3]*"', False),
        ('class = "MISSING_BODY"\ndivision = "3306"', True),
        ('class = "MISSING_BODY"\ndivision = "3301"', False),
        ('class = "MISSING_BODY"\ncause = "*624"\ndivision = "33"', True),
        (f'fingerprint = "{PRINT}"', True),
        (f'fingerprint = "{PRINT.upper()}"', True),
        (f'fingerprint = "{fingerprint("GAP", BODY)}"', False),
    ],
)
def test_pattern_speaks_of_some_findings(pattern, covers):
    """A class, with a cause in which * and ? are wild, and a division's beginning."""
    assert entry(pattern).covers(finding()) == covers


@pytest.mark.parametrize(
    ("cause", "covers"),
    [
        ("SOPWB@330602|SOPWB@330624", True),
        ("SOPWB@330602|SOPWB@320500", False),
        ("SOPWB@330602|cswd", True),
        ("TOWNSHIP_PARTY_ORG@330602001", True),
        ("county", False),
    ],
)
def test_division_is_that_of_every_body_of_the_cause(cause, covers):
    """A cause between divisions, or without any, is in none."""
    found = entry('class = "CONFLICT"\ndivision = "3306"')
    assert found.covers(finding("CONFLICT", cause)) == covers


def test_a_fingerprint_may_name_its_class_and_cause():
    """What stands beside a fingerprint for the reader must be true."""
    said = f'class = "MISSING_BODY"\ncause = "{BODY}"'
    assert entry(f'fingerprint = "{PRINT}"\n{said}').covers(finding())
    with pytest.raises(AcceptanceError, match=PRINT):
        entry(f'fingerprint = "{fingerprint("GAP", "x")}"\n{said}')


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[accepted]]\nclass = "GAP"\nowner = "o"\nuntil = 2027-01-01', "`reason`"),
        (
            '[[accepted]]\nclass = "GAP"\nreason = " "\nowner = "o"\n'
            "until = 2027-01-01",
            "say why",
        ),
        ('[[accepted]]\nclass = "GAP"\nreason = "r"\nuntil = 2027-01-01', "`owner`"),
        ('[[accepted]]\nclass = "GAP"\nreason = "r"\nowner = "o"', "`until`"),
        (f"[[accepted]]\n{ANSWERED}", "neither `fingerprint` nor `class`"),
        (f'[[accepted]]\n{ANSWERED}cause = "x"', "neither `fingerprint` nor `class`"),
        (f'[[accepted]]\n{ANSWERED}class = "GAPP"', "the nearest: GAP"),
        (f'[[accepted]]\n{ANSWERED}class = "LED"', "unknown class 'LED'"),
        (f'[[accepted]]\n{ANSWERED}class = "GAP"\nreasons = "x"', "nearest: reason"),
        (f'[[accepted]]\n{ANSWERED}fingerprint = "12"', "16 digits"),
        (f"[[accepted]]\n{ANSWERED}fingerprint = 12", "write it as a text"),
        (
            f'[[accepted]]\n{ANSWERED}fingerprint = "{PRINT}"\ndivision = "33"',
            "belongs to a pattern",
        ),
        (
            f'[[accepted]]\n{ANSWERED}fingerprint = "{PRINT}"\nclass = "GAP"',
            "both `class` and `cause`",
        ),
        (f'[[accepted]]\n{ANSWERED}class = "GAP"\ndivision = "浙江"', '"3306"'),
        (f'[[accepted]]\n{ANSWERED}class = "GAP"\naffected = 0', "1 or more"),
        (f'[[accepted]]\n{ANSWERED}class = "GAP"\naffected = 1.5', "1 or more"),
        (f'[[accepted]]\n{ANSWERED}class = "GAP"\naffected = "3"', "write a number"),
        (
            f'[[accepted]]\n{ANSWERED}class = "GAP"\nsince = 2027-01-01',
            "is not before",
        ),
        (
            '[[accepted]]\nclass = "GAP"\nreason = "r"\nowner = "o"\nuntil = "2027"',
            "write a date",
        ),
        (f'[[accept]]\n{ANSWERED}class = "GAP"', "unknown field `accept`"),
        ("accepted = 3", "list of tables"),
    ],
)
def test_wrong_entry_is_refused_with_the_remedy(text, says):
    """The message names the file, what is wrong and what to write instead."""
    with pytest.raises(AcceptanceError) as refused:
        entries(text)
    assert str(refused.value).startswith("accepted.toml")
    assert says in str(refused.value)


def test_the_message_counts_the_entries():
    """The second entry is told apart from the first."""
    right = f'[[accepted]]\n{ANSWERED}class = "GAP"\n'
    with pytest.raises(AcceptanceError, match=r"\[\[accepted\]\] no\. 2: "):
        entries(f"{right}[[accepted]]\nclass = 'GAP'\n")


def test_every_class_of_findings_can_be_accepted():
    """The classes of an entry are those that have sentences; LED is no finding."""
    assert set(SENTENCES) <= set(CLASSES)
    assert not {"LED", "OUT_OF_SCOPE", ""} & set(CLASSES)
