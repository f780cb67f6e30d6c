"""Faults of the tables themselves: codes, places, dates, duplicates, duties."""

from benchmarks.faults.fault import (
    CODE,
    EACH,
    NAME,
    OPINION,
    SUPERVISOR,
    Cells,
    Fault,
    Places,
    Plant,
    body,
    note,
    same,
)


def _place_of_code(places: Places, k: int) -> Fault:
    cells = same(业务主管单位="无", 统一社会信用代码=places.far[0])
    shows = {"PLACE_DIFFERS": "registration_authority | org_id"}
    return Fault(cells, shows, places.free[k])


def _place_of_domicile(places: Places, k: int) -> Fault:
    cells = same(业务主管单位="无", 住所=f"{places.far[1]}虚构路1号")
    shows = {"PLACE_DIFFERS": "registration_authority | domicile"}
    return Fault(cells, shows, places.free[k])


_CODE_FAULTS = (
    "length",
    "character",
    "last check digit",
    "inner check digit",
    "type prefix",
    "unknown division",
)


def _code_invalid(places: Places, k: int) -> Fault:
    fault = _CODE_FAULTS[k % len(_CODE_FAULTS)]
    cells = same(业务主管单位="无", 统一社会信用代码=fault)
    return Fault(cells, {"CODE_INVALID": fault}, places.free[k])


def _duplicate(places: Places, k: int) -> Fault:
    column, cause = ((CODE, "same code"), (NAME, "same name"))[k % 2]
    cells: Cells = {SUPERVISOR: "无", column: f"twin-{k}"}
    return Fault((cells, cells), {"DUPLICATE": cause}, places.free[k], whole=True)


def _date(code: str, *cells: tuple[str, str, str]) -> Plant:
    """A day that cannot be, in one of several columns (heading, text, canonical name)."""

    def plant(places: Places, k: int) -> Fault:
        heading, text, column = cells[k % len(cells)]
        rows = ({SUPERVISOR: "无", heading: text},) * EACH
        return Fault(rows, {code: column}, places.free[k])

    return plant


def _body_dates(places: Places, k: int) -> Fault:
    """No row of the registry: a body that ends before it begins."""
    at = places.free[k]
    row = body(
        f"upside-{k}",
        f"虚构第{k}行业党委",
        "INDUSTRY_PARTY_ORG",
        at[0],
        "2020-01-01",
        "2019-01-01",
    )
    changes = [("2019-01-01", "abolished", row[0], "")]
    shows = {"BODY_DATES": f"REVERSED {row[0]} 2019-01-01"}
    return Fault((), shows, at, tables={"bodies": [row], "changes": changes})


def _joint(places: Places, k: int) -> Fault:
    """Members of a joint Party organization, none of which says whose it is."""
    at = places.free[k]
    name, around = f"虚构第{k}联合党支部", f"{at[0][:4]}00"
    seat = around if around in places.prefectures else at[0]
    shows = {"JOINT_NO_UPPER": f"JOINT_PARTY_ORG@{seat}:{name}"}
    return Fault(same(业务主管单位="无", 联合党组织名称=name), shows, at)


NO_PARTY = {"党组织名称": "无"}
PLANTS: dict[str, tuple[Plant, ...]] = {
    "COVERAGE_ORG": (
        note(
            "COVERAGE_ORG",
            f"{OPINION}/O17",
            **NO_PARTY,
            正式党员数="5",
            是否建立工会="是",
        ),
    ),
    "COVERAGE_WORK": (
        note("COVERAGE_WORK", f"{OPINION}/O24", **NO_PARTY, 是否建立工会="否"),
    ),
    "INVERSE": (note("INVERSE", "none", 登记状态="注销", 注销日期="2020-01-01"),),
    "PLACE_DIFFERS": (_place_of_code, _place_of_domicile),
    "CODE_INVALID": (_code_invalid,),
    "DUPLICATE": (_duplicate,),
    "BODY_DATES": (_body_dates,),
    "JOINT_NO_UPPER": (_joint,),
    "DATE_INVALID": (
        _date(
            "DATE_INVALID",
            ("成立登记日期", "2012-13-45", "registered_on"),
            ("脱钩日期", "待定", "decoupled_on"),
        ),
    ),
    "DATE_FUTURE": (
        _date(
            "DATE_FUTURE",
            ("成立登记日期", "2099-01-01", "registered_on"),
            ("章程日期", "2099-01-01", "declared_on"),
        ),
    ),
}
