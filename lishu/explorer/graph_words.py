"""The fixed words of the graph, its table and the organization or body beside it."""

from datetime import date

from graphmodel.wording import NOTHING, Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


STATES = {
    "ALIVE": _w("存续", "alive"),
    "EXPECTED": _w("应有，未证实", "expected, not attested"),
    "FOLLOWED": _w("已撤销，有承接机构", "ended, followed by another"),
    "ENDED": _w("已撤销", "ended"),
    "UNBORN": _w("尚未成立", "not yet there"),
    "MISSING": _w("不存在", "not there"),
}
DECLARES = _w("申报", "declares")
CANDIDATE = _w("候选", "candidate")
DERIVED = _w("按规则推定", "named by the rules")
WOULD_LEAD = _w("应由其领导", "would lead")
REGISTERED = _w("登记地", "registered there")
NOT_KNOWN = _w("上级不明", "nothing known between")
LOOP = _w("循环", "loops back")
BEFORE = _w("原业务主管", "supervised before")
PARTY_ORG_OF = _w("其党组织", "Party organization of")
SUCCEEDED = _w("由其承接", "succeeded by")

SIBLINGS = _w("家同一领导机关的社会组织", "more led by the same body")
LED = _w("家由其领导的社会组织", "more organizations it leads")
GUIDED = _w("家由其指导的社会组织", "more organizations it guides")
SUPERVISED = _w(
    "家由其业务主管的社会组织", "more organizations whose business it supervises"
)
UNLED = _w("家因其无人领导的社会组织", "more left without a leader by it")
BESIDE = _w("项其他关系", "more relations")
RIVALS = _w("个候选机构", "more candidates")
STEPS = _w("级（点击上移）", "more steps up")
#: {count} and what they are.
MORE = _w("＋ {count} {what}", "+ {count} {what}")


_CHANGES = {
    "renamed": _w("更名", "renamed"),
    "merged": _w("并入", "merged"),
    "split": _w("拆分", "split"),
    "abolished": _w("撤销", "abolished"),
    "transferred": _w("职能划转", "function transferred"),
}


def succeeded(kind: str, on: date) -> Words:
    """How and when one body came after another."""
    how = _CHANGES.get(kind, SUCCEEDED)
    return _w(f"{how.zh} {on}", f"{how.en} {on}")


def of_kind(kind: Words) -> Words:
    """What stands behind a fold of bodies of a kind."""
    return _w(f"个{kind.zh}", f"more: {kind.en}")


def of_body(identity: str, place: str, led: int) -> Words:
    """What is told of a body when it is pointed at."""
    leads = _w(f"直接领导 {led:,} 家", f"leads {led:,} directly") if led else NOTHING
    parts = (_w(identity, identity), _w(place, place), leads)
    return lines(*parts)


def of_organization(org_id: str, place: str) -> Words:
    """What is told of an organization when it is pointed at."""
    return lines(_w(org_id, org_id), _w(place, place))


def lines(*parts: Words) -> Words:
    """Texts below each other; empty ones left out."""
    return Words(
        "\n".join(part.zh for part in parts if part.zh),
        "\n".join(part.en for part in parts if part.en),
    )
