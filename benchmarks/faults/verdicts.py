"""Faults that leave organizations without a leader, or open."""

from benchmarks.faults.fault import (
    NATION,
    OPINION,
    REFORM,
    VAGUE,
    Fault,
    Places,
    Plant,
    body,
    same,
    supervised,
)


def _no_rule(places: Places, k: int) -> Fault:
    at = places.adopting[k % len(places.adopting)]
    level = "prefecture" if at[0].endswith("00") else "county"
    return Fault(same(业务主管单位="无"), {"NO_RULE": level}, at)


def _undecided(places: Places, k: int) -> Fault:
    cells = same(业务主管单位="无", 是否行业协会商会="否")
    return Fault(cells, {"UNDECIDED": f"{OPINION}/O08"}, NATION)


def _missing_body(places: Places, k: int) -> Fault:
    at = places.bare[2 * k]
    return Fault(same(业务主管单位="无"), {"MISSING_BODY": f"SOPWB@{at[0]}"}, at)


def _weak_only(places: Places, k: int) -> Fault:
    at = places.bare[2 * k + 1]
    shows = {"WEAK_ONLY": f"SOPWB@{at[0]}"}
    return Fault(same(业务主管单位="无"), shows, at, ties=(("guide", "WORK_GUIDES"),))


def _ended_body(places: Places, k: int) -> Fault:
    at = places.free[k]
    name = f"{at[1]}粮食局"
    shows = {"ENDED_BODY": f"PARTY_ORG:SUPERVISOR@{at[0]}:{name}"}
    ended = supervised(at, name, "2020-01-01")
    return Fault(
        same(业务主管单位=name),
        shows,
        at,
        tables={
            "bodies": [ended],
            "changes": [("2020-01-01", "abolished", ended[0], "")],
        },
    )


def _gap(places: Places, k: int) -> Fault:
    at = places.free[k]
    name = f"{at[1]}商务局"
    cells = same(业务主管单位=name, 脱钩日期="2020-01-01")
    shows = {"GAP": f"SUPERVISOR@{at[0]}:{name}"}
    return Fault(cells, shows, at, tables={"bodies": [supervised(at, name)]})


def _conflict(places: Places, k: int) -> Fault:
    at = places.free[k]
    names = [f"{at[1]}教育局", f"{at[1]}体育局"]
    rivals = "|".join(f"PARTY_ORG:SUPERVISOR@{at[0]}:{name}" for name in sorted(names))
    tables = {"bodies": [supervised(at, name) for name in names]}
    return Fault(
        same(业务主管单位="、".join(names)), {"CONFLICT": rivals}, at, tables=tables
    )


def _rival_relations(places: Places, k: int) -> Fault:
    at = places.free[k]
    pair = [f"rival-{k}-{n}" for n in "ab"]
    rows = [
        body(i, f"虚构第{k}{i[-1]}行业党委", "INDUSTRY_PARTY_ORG", at[0]) for i in pair
    ]
    above = [(f"PARTY_COMMITTEE@{at[0]}", i, "LEADS") for i in pair]
    return Fault(
        same(业务主管单位=VAGUE),
        {"CONFLICT": "|".join(pair)},
        at,
        ties=tuple((i, "LEADS") for i in pair),
        tables={"bodies": rows, "relations": above},
    )


def _cycle(places: Places, k: int) -> Fault:
    at = places.free[k]
    ring = [f"ring-{k}-{n}" for n in "abc"]
    rows = [
        body(i, f"虚构第{k}{i[-1]}环行业党委", "INDUSTRY_PARTY_ORG", at[0])
        for i in ring
    ]
    turns = [(ring[n - 1], ring[n], "LEADS") for n in range(3)]
    hanger = body(f"hanger-{k}", f"虚构第{k}下属行业党委", "INDUSTRY_PARTY_ORG", at[0])
    return Fault(
        same(业务主管单位=VAGUE),
        {"CYCLE": "|".join(ring)},
        at,
        ties=((hanger[0], "LEADS"),),
        tables={
            "bodies": [*rows, hanger],
            "relations": [*turns, (ring[0], hanger[0], "LEADS")],
        },
    )


def _detached(places: Places, k: int) -> Fault:
    at = places.free[k]
    gone, below = f"gone-{k}", f"below-{k}"
    kind = "INDUSTRY_PARTY_ORG"
    rows = [
        body(gone, f"虚构第{k}已撤行业党委", kind, at[0], "", "2020-01-01"),
        body(below, f"虚构第{k}断链行业党委", kind, at[0]),
    ]
    return Fault(
        same(业务主管单位=VAGUE),
        {"DETACHED": gone},
        at,
        ties=((below, "LEADS"),),
        tables={
            "bodies": rows,
            "relations": [(gone, below, "LEADS")],
            "changes": [("2020-01-01", "abolished", gone, "")],
        },
    )


def _missing_supervisor(places: Places, k: int) -> Fault:
    shows = {"MISSING_DATA": f"{OPINION}/O12 supervisor"}
    return Fault(same(业务主管单位=VAGUE), shows, places.free[k])


def _missing_township(places: Places, k: int) -> Fault:
    cells = same(业务主管单位="无", 是否城乡社区社会组织="是")
    return Fault(cells, {"MISSING_DATA": f"{OPINION}/O11 township"}, places.free[k])


def _missing_association(places: Places, k: int) -> Fault:
    cells = same(业务主管单位="无", 是否行业协会商会="")
    shows = {"MISSING_DATA": f"{REFORM}/R23 is_industry_association"}
    return Fault(cells, shows, NATION)


PLANTS: dict[str, tuple[Plant, ...]] = {
    "NO_RULE": (_no_rule,),
    "UNDECIDED": (_undecided,),
    "MISSING_BODY": (_missing_body,),
    "ENDED_BODY": (_ended_body,),
    "GAP": (_gap,),
    "WEAK_ONLY": (_weak_only,),
    "CONFLICT": (_conflict, _rival_relations),
    "CYCLE": (_cycle,),
    "DETACHED": (_detached,),
    "MISSING_DATA": (_missing_supervisor, _missing_township, _missing_association),
}
