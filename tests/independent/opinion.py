"""The rules of opinion-2015 and what amends it (§3)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from .facts import Facts
from .hierarchy import REFORM_2018
from .leader import Leader
from .outcome import M17_FROM, R23_FROM, TRANSITION_TO, Outcome, Supervision, lack
from .supervision import unusual


class Opinion:
    """O12, O08, O11, O09, M17, R23."""

    def _opinion(self, facts: Facts, supervision: Supervision) -> Outcome:
        national = facts.level == "nation"
        reformed = self.t >= R23_FROM
        m17 = self.t >= M17_FROM and facts.level in {"nation", ""}
        asks = ("opinion-2015", "O12")
        if supervision.state == "several":
            ids = tuple(
                sorted(self.linker.party_org([b]).id for b in supervision.several)
            )
            return Outcome("CONFLICT", "opinion-2015", "O12", candidates=ids)
        if supervision.state == "unknown":
            return lack(*asks, "supervisor")
        if supervision.state == "entrusted":
            if not (national and reformed and facts.association):
                return lack(*asks, "supervisor")
            return self._reform_2023()
        if supervision.state == "one":
            return self._supervised(facts, supervision, m17)
        if not facts.level:
            possible = reformed and facts.association is not False
            return lack(
                *(("reform-2023", "R23") if possible else ("opinion-2015", "O08")),
                "division",
            )
        if national:
            return self._national(facts, reformed)
        if facts.community:
            return self._community(facts)
        return self._local(facts)

    def _supervised(self, facts: Facts, supervision: Supervision, m17: bool) -> Outcome:
        status = supervision.status
        if not status.body.division:
            return lack("opinion-2015", "O12", "division")
        outcome = Outcome("LED", "opinion-2015", "O12", relation="LEADS_AND_MANAGES")
        if status.body.id == "mca" and m17:
            if not facts.level:
                return lack("mca-2019", "M17", "division")
            outcome = Outcome("LED", "mca-2019", "M17", relation="UNDERTAKES")
            leader = self.linker.of_body(
                self.linker.by_id["mca-service-centre-committee"]
            )
        elif status.state in {"ended", "early"}:
            ids = tuple(sorted(self.linker.party_org([b]).id for b in status.others))
            verdict = "ENDED_BODY" if status.state == "ended" else "MISSING_BODY"
            named = self.linker.party_org([status.was]).id
            return replace(
                outcome, verdict=verdict, relation="", named=named, candidates=ids
            )
        else:
            leader = self.linker.party_org([status.body])
            if unusual(status.body):
                outcome = outcome.note("SUPERVISOR_UNUSUAL")
        reformed = facts.level == "nation" and facts.association and self.t >= R23_FROM
        if reformed and outcome.rule == "O12":
            outcome = outcome.note("OPEN_TEXT")
        return self.by_reference(outcome, leader)

    def _reform_2023(self) -> Outcome:
        outcome = Outcome("LED", "reform-2023", "R23", relation="UNIFIED_LEADS")
        if self.t <= TRANSITION_TO:
            outcome = outcome.note("TRANSITION")
        return self.by_reference(
            outcome, self.linker.of_body(self.linker.by_id["cswd"])
        )

    def _national(self, facts: Facts, reformed: bool) -> Outcome:
        if reformed and facts.association:
            return self._reform_2023()
        if reformed and facts.association is None:
            return lack("reform-2023", "R23", "is_industry_association")
        former = facts.text("former_supervisor") or (
            "" if not self.decoupled(facts) else facts.text("supervisor")
        )
        if former and any(
            b.id == "sasac" for b in self.linker.body(former, facts.division)
        ):
            outcome = Outcome(
                "LED", "opinion-2015", "O08", relation="UNIFIED_LEADS_AND_MANAGES"
            )
            return self.by_reference(
                outcome, self.linker.of_body(self.linker.by_id["sasac-party-committee"])
            )
        early = [
            "central-directly-affiliated-work-committee",
            "central-state-organs-work-committee",
        ]
        late = ["central-state-organs-work-committee-2018"]
        ids = tuple(
            sorted(
                [*(late if self.t >= REFORM_2018 else early), "sasac-party-committee"]
            )
        )
        return Outcome("UNDECIDED", "opinion-2015", "O08", candidates=ids)

    def _community(self, facts: Facts) -> Outcome:
        town = facts.text("township")
        office = r"(社区|村|嘎查)(居委会|村委会|居民委员会|村民委员会)$"
        community = re.sub(office, r"\1", facts.text("community"))
        if not town and not community:
            return lack("opinion-2015", "O11", "township")
        place, name, seat = facts.division, "", facts.division
        if town:
            code, name, near = self.places.town(town, facts.division)
            place = code or f"{near or facts.division}:{name}"
            seat = code or near or facts.division
        outcome = Outcome("LED", "opinion-2015", "O11", relation="FALLBACK_MANAGES")
        if community:
            leader = Leader(
                f"COMMUNITY_PARTY_ORG@{seat}:{community}",
                f"{community}党组织",
                "COMMUNITY_PARTY_ORG",
                seat,
            )
            rows = tuple(self.linker.constructed.get(leader.id, ()))
            leader = replace(leader, rows=rows)
        else:
            leader = self.linker.township(place, name, seat)
        if facts.level == "county" or (town and community):
            outcome = outcome.note("OPEN_TEXT")
        return self.by_reference(outcome, leader)

    def _local(self, facts: Facts) -> Outcome:
        outcome = Outcome(
            "LED", "opinion-2015", "O09", relation="UNIFIED_LEADS_AND_MANAGES"
        )
        moved = date(2024, 3, 27) if facts.level == "province" else date(2024, 7, 1)
        if facts.category == "intermediary" or (
            self.t >= moved and not facts.association
        ):
            outcome = outcome.note("OPEN_TEXT")
        found = self.by_reference(
            outcome, self.hierarchy.sopwb(facts.division, facts.zone)
        )
        if found.verdict == "MISSING_BODY":
            found = replace(
                found, candidates=self.hierarchy.surrounding(facts.division, facts.zone)
            )
        return found
