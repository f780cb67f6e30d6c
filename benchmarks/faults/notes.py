"""Faults that orphan nobody: bodies by other names, charters, supervisors."""

from benchmarks.faults.fault import (
    NATION,
    OPINION,
    REFORM,
    VAGUE,
    Fault,
    Places,
    Plant,
    body,
    note,
    same,
    supervised,
)


def _stale_name(places: Places, k: int) -> Fault:
    at = places.free[k]
    old, new = f"{at[1]}文化局", f"{at[1]}文化和旅游局"
    ids = [f"culture-{k}", f"culture-tourism-{k}"]
    bodies = [
        body(ids[0], old, "SUPERVISOR", at[0], "", "2019-01-01"),
        body(ids[1], new, "SUPERVISOR", at[0], "2019-01-01"),
    ]
    changes = [("2019-01-01", "renamed", *ids)]
    shows = {"STALE_NAME": f"{ids[0]} → {ids[1]}"}
    tables = {"bodies": bodies, "changes": changes}
    return Fault(same(业务主管单位=old), shows, at, tables=tables)


def _transferred(places: Places, k: int) -> Fault:
    name, ident = (
        ("国务院国资委党委", "sasac-party-committee"),
        ("中央和国家机关工委", "central-state-organs-work-committee-2018"),
    )[k % 2]
    cells = same(
        业务主管单位="无",
        是否行业协会商会="是",
        党建领导机关=name,
        章程日期="2019-04-01",
    )
    return Fault(cells, {"TRANSFERRED": f"{ident} → cswd"}, NATION)


def _transition(places: Places, k: int) -> Fault:
    cells = same(业务主管单位="无", 是否行业协会商会="是")
    return Fault(cells, {"TRANSITION": f"{REFORM}/R23"}, NATION)


def _not_party_body(places: Places, k: int) -> Fault:
    at = places.free[k]
    name = f"{at[1]}财政局"
    cells = same(业务主管单位=VAGUE, 党建领导机关=name)
    shows = {"DECLARED_NOT_PARTY_BODY": "declaration", "CHAIN_UNKNOWN": "SUPERVISOR"}
    return Fault(cells, shows, at, tables={"bodies": [supervised(at, name)]})


def _new_body(places: Places, k: int) -> Fault:
    at = places.free[k]
    cells = same(业务主管单位=f"{at[1]}审计局")
    return Fault(cells, {"NEW_BODY": "SUPERVISOR"}, at)


def _near_name(places: Places, k: int) -> Fault:
    at = places.free[k]
    right, wrong = f"{at[1]}体育局", f"{at[1]}体肓局"
    shows = {"NEAR_NAME": f"{wrong} ~ {right}", "NEW_BODY": "SUPERVISOR"}
    tables = {"bodies": [supervised(at, right)]}
    return Fault(same(业务主管单位=wrong), shows, at, tables=tables)


def _several_supervisors(places: Places, k: int) -> Fault:
    at = places.free[k]
    names = [f"{at[1]}教育局", f"{at[1]}体育局"]
    cells = same(业务主管单位="、".join(names), 党建领导机关=f"{at[1]}社会组织党委")
    tables = {"bodies": [supervised(at, name) for name in names]}
    return Fault(cells, {"SEVERAL_SUPERVISORS": "declaration"}, at, tables=tables)


def _unusual(places: Places, k: int) -> Fault:
    at = places.free[k]
    cells = same(业务主管单位=f"{at[1]}虚构有限公司")
    shows = {"SUPERVISOR_UNUSUAL": f"{OPINION}/O12", "NEW_BODY": "SUPERVISOR"}
    return Fault(cells, shows, at)


def _handover_not_recorded(places: Places, k: int) -> Fault:
    at = places.free[k]
    name = f"{at[1]}商务局"
    cells = same(业务主管单位=name, 脱钩日期="2020-01-01")
    shows = {"HANDOVER_NOT_RECORDED": f"{OPINION}/O09"}
    tables = {"bodies": [supervised(at, name)]}
    return Fault(cells, shows, at, tables=tables, file=1)


def _chain_unknown(places: Places, k: int) -> Fault:
    at = places.free[k]
    name = f"虚构第{k}独立行业党委"
    tables = {"bodies": [body(f"alone-{k}", name, "INDUSTRY_PARTY_ORG", at[0])]}
    cells = same(业务主管单位=VAGUE, 党建领导机关=name)
    return Fault(cells, {"CHAIN_UNKNOWN": "INDUSTRY_PARTY_ORG"}, at, tables=tables)


def _expected_only(places: Places, k: int) -> Fault:
    cells = same(业务主管单位="无", 是否城乡社区社会组织="是", 街道乡镇="虚构新城街道")
    shows = {"EXPECTED_ONLY": "TOWNSHIP_PARTY_ORG", "OPEN_TEXT": f"{OPINION}/O11"}
    return Fault(cells, shows, places.free[k])


def _reports_elsewhere(places: Places, k: int) -> Fault:
    at = places.free[k]
    cells = same(
        业务主管单位="无",
        党建领导机关=f"{at[1]}社会组织党委",
        上级党组织=f"{places.far[1]}社会组织党委",
    )
    return Fault(cells, {"REPORTS_ELSEWHERE": "declaration"}, at)


PLANTS: dict[str, tuple[Plant, ...]] = {
    "STALE_NAME": (_stale_name,),
    "TRANSFERRED": (_transferred,),
    "TRANSITION": (_transition,),
    "DECLARED_DIFFERS": (
        note("DECLARED_DIFFERS", f"{OPINION}/O09", 党建领导机关="{far}社会组织党委"),
    ),
    "DECLARED_SELF": (
        note("DECLARED_SELF", f"{OPINION}/O09", 党建领导机关="本会党支部"),
    ),
    "DECLARED_NOT_YET": (
        note(
            "DECLARED_NOT_YET",
            f"{OPINION}/O09",
            党建领导机关="{far}社会组织党委",
            章程日期="2024-01-01",
        ),
    ),
    "DECLARED_NOT_PARTY_BODY": (_not_party_body,),
    "NEW_BODY": (_new_body,),
    "NEAR_NAME": (_near_name,),
    "SEVERAL_SUPERVISORS": (_several_supervisors,),
    "SUPERVISOR_NOT_STATED": (
        note("SUPERVISOR_NOT_STATED", f"{OPINION}/O09", 业务主管单位=""),
        note("SUPERVISOR_NOT_STATED", f"{OPINION}/O09", 业务主管单位="--"),
    ),
    "SUPERVISOR_UNUSUAL": (_unusual,),
    "HANDOVER_NOT_RECORDED": (_handover_not_recorded,),
    "OPEN_TEXT": (note("OPEN_TEXT", f"{OPINION}/O09", 社会组织类型="中介组织"),),
    "CHAIN_UNKNOWN": (_chain_unknown,),
    "EXPECTED_ONLY": (_expected_only,),
    "REPORTS_ELSEWHERE": (_reports_elsewhere,),
}
