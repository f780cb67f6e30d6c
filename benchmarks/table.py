"""The table that is printed: what was measured beside its bar."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure beside its bar; higher is worse unless `at_least`. No bar: told only."""

    work: str
    measured: str
    figure: float
    bar: float | None = None
    unit: str = ""
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether the figure is on the right side of its bar."""
        if self.bar is None:
            return True
        return self.figure >= self.bar if self.at_least else self.figure <= self.bar


def markdown(rows: Iterable[Row], judged: bool) -> str:
    """The rows as a Markdown table; `judged` says whether bars were reached."""
    lines = ["| work | figure | bar | | measured |", "|---|---:|---:|---|---|"]
    for row in rows:
        sign = "≥" if row.at_least else "≤"
        bar = "" if row.bar is None else f"{sign} {row.bar:g}{row.unit}"
        verdict = (
            "" if row.bar is None or not judged else "yes" if row.reached else "MISSED"
        )
        figure = f"{row.figure:.2f}{row.unit}"
        lines.append(f"| {row.work} | {figure} | {bar} | {verdict} | {row.measured} |")
    return "\n".join(lines)
