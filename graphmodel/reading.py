"""Reading a parsed TOML table field by field, refusing what it does not know.

In: a mapping and the name of its file. Out: typed values, or one error that names
the file, the table, the field, what was found and what to write instead.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from graphmodel.errors import LishuError


def nearest(word: str, known: Collection[str]) -> str:
    """ "; the nearest: X" where some known word is near, else what there is."""
    near, listed = _near(word, known)
    return f"; {'the nearest' if near else 'known'}: {', '.join(listed)}"


def nearest_zh(word: str, known: Collection[str]) -> str:
    """The same in Chinese."""
    near, listed = _near(word, known)
    return f"；{'相近的有' if near else '已知的有'}：{'、'.join(listed)}"


def _near(word: str, known: Collection[str]) -> tuple[bool, list[str]]:
    """Whether some known word is near, and those that are, else the first known."""
    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), list(folded), n=3, cutoff=0.5)
    return bool(near), [folded[name] for name in near] or list(known)[:20]


class Fields:
    """The fields of one table, each read once; `done` refuses the rest."""

    def __init__(
        self, table: Mapping[str, Any], where: str, error: type[LishuError]
    ) -> None:
        self._table, self._where, self._error = table, where, error
        self._read: set[str] = set()

    def error(self, message: str) -> LishuError:
        """An error that says where it is."""
        name = self._table.get("id")
        return self._error(f"{self._where}{f', {name}' if name else ''}: {message}")

    def _take(self, name: str) -> Any:
        self._read.add(name)
        return self._table.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it must be there and not be empty."""
        value = self._take(name)
        if value is None or value == "":
            if default is None:
                raise self.error(f"`{name}` is missing; it must be a text")
            return default
        if not isinstance(value, str):
            raise self.error(f'`{name}` is {value!r}; write it as a text: "{value}"')
        return value

    def choice(
        self, name: str, known: Collection[str], default: str | None = None
    ) -> str:
        """A text that is one of the known ones."""
        return self.known(self.text(name, default), known, name)

    def known(self, value: str, known: Collection[str], what: str) -> str:
        """The value, if it is known; else an error with the nearest ones."""
        if value not in known:
            raise self.error(f"unknown {what} {value!r}{nearest(value, known)}")
        return value

    def dates(self, name: str) -> tuple[date, ...]:
        """A TOML date or a list of them; empty where it is absent."""
        value = self._take(name)
        days = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(self._day(name, day) for day in days)

    def _day(self, name: str, value: Any) -> date:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(f"`{name}` is {value!r}; write a date like 2015-09-28")
        return value

    def date(self, name: str, default: date) -> date:
        """A TOML date."""
        value = self._take(name)
        return default if value is None else self._day(name, value)

    def has(self, name: str) -> bool:
        """Whether a field is there, filled or not."""
        return name in self._table

    def flag(self, name: str) -> bool:
        """True or false; false where it is absent."""
        value = self._take(name)
        if value not in (None, True, False):
            raise self.error(f"`{name}` is {value!r}; write true or false")
        return bool(value)

    def number(self, name: str) -> float:
        """A number; 0 where it is absent."""
        value = self._take(name)
        if isinstance(value, bool) or not isinstance(value or 0, int | float):
            raise self.error(f"`{name}` is {value!r}; write a number")
        return float(value or 0)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where it is absent."""
        value = self._take(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.error(f"`{name}` is {value!r}; write a list of texts")
        return tuple(value)

    def bilingual(self, name: str) -> tuple[str, str]:
        """A text for both languages, or one for each ({ zh, en }); empty if absent."""
        value = self._take(name) or ""
        if isinstance(value, dict) and set(value) == {"zh", "en"}:
            return str(value["zh"]), str(value["en"])
        if not isinstance(value, str):
            raise self.error(
                f"`{name}` is {value!r}; write a text, or {{ zh = …, en = … }}"
            )
        return value, value

    def mapping(self, name: str) -> Mapping[str, Any]:
        """An inline table; empty where it is absent."""
        value = self._take(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.error(f"`{name}` is {value!r}; write a table like {{ key = … }}")
        return value

    def table(self, name: str) -> "Fields":
        """A table that must be there."""
        value = self.mapping(name)
        if not value:
            raise self.error(f"[{name}] is missing")
        return Fields(value, f"{self._where}, [{name}]", self._error)

    def tables(self, name: str, optional: bool = False) -> Iterator["Fields"]:
        """A list of tables."""
        value = self._take(name)
        if not value and not optional:
            raise self.error(f"[[{name}]] is missing; there must be at least one")
        if not isinstance(value or [], list):
            raise self.error(f"`{name}` must be a list of tables: [[{name}]]")
        for item in value or []:
            if not isinstance(item, dict):
                raise self.error(f"`{name}` holds {item!r}; write tables")
            yield Fields(item, f"{self._where}, [[{name}]]", self._error)

    def done(self) -> None:
        """Refuse every field that nobody read."""
        for name in self._table:
            if name not in self._read:
                raise self.error(f"unknown field `{name}`{nearest(name, self._read)}")
