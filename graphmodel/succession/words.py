"""What can be wrong with the days of bodies, in sentences, each with its remedy.

`{names in braces}` are filled in by `succession.py`; `valid_from` and `valid_to` are
columns of the table `bodies`, `from`, `to` and `date` those of `changes`.
"""

from dataclasses import dataclass

from graphmodel.wording import Words


@dataclass(frozen=True)
class Fault:
    """What is wrong, and what to do."""

    text: Words
    remedy: Words


def _say(zh: str, en: str, do_zh: str, do_en: str) -> Fault:
    return Fault(Words(zh, en), Words(do_zh, do_en))


#: A verb for each kind of change, as in "… was renamed …".
VERBS = {
    "renamed": Words("更名", "renamed"),
    "merged": Words("合并", "merged"),
    "split": Words("拆分", "split"),
    "abolished": Words("撤销", "abolished"),
    "created": Words("新设", "created"),
    "transferred": Words("职能划转", "transferred"),
}
NO_END = Words("没有结束日期", "has no end")
NO_BEGINNING = Words("没有起始日期", "has no beginning")

FAULTS = {
    "REVERSED": _say(
        "{body}的起止日期不成区间：自 {since} 起，{until} 前结束",
        "{body} begins on {since}, which is not before {until}, the first day without it",
        "更正 valid_from 或 valid_to；valid_to 是它不再存续的第一天",
        "correct valid_from or valid_to; valid_to is the first day on which it is gone",
    ),
    "NO_DATE": _say(
        "这一行（{kind}：{body}）没有日期；bodies 表没有写明存续期的，按自始有效处理",
        "the row ({kind}: {body}) has no date; for bodies that have no days in `bodies` it "
        "counts from the beginning",
        "在 date 一栏写明生效日期，如 2018-03-21",
        "give the day on which it took effect under date, like 2018-03-21",
    ),
    "LACKS_GIVER": _say(
        "{other}的这一行（{kind}）没有写明原机构",
        "the row of {other} ({kind}) does not say which body it comes from",
        "在 from 一栏写明原机构；没有原机构的，kind 写 created",
        "name that body under from; where there was none, write created as kind",
    ),
    "LACKS_TAKER": _say(
        "{body}的这一行（{kind}）没有写明承接机构",
        "the row of {body} ({kind}) does not say which body it goes to",
        "在 to 一栏写明承接机构；没有承接机构的，kind 写 abolished",
        "name that body under to; where there is none, write abolished as kind",
    ),
    "CREATED_FROM": _say(
        "{other}写作新设，却又写了原机构{body}",
        "{other} is said to be created and yet to come from {body}",
        "确由{body}变来的，kind 改为 renamed、merged 或 split；否则清空 from",
        "write renamed, merged or split as kind if it came from {body}, else clear from",
    ),
    "ABOLISHED_INTO": _say(
        "{body}写作撤销，却又写了承接机构{other}",
        "{body} is said to be abolished and yet to go to {other}",
        "确由{other}承接的，kind 改为 renamed、merged 或 split；否则清空 to",
        "write renamed, merged or split as kind if {other} took over, else clear to",
    ),
    "OF_PARTY_ORG": _say(
        "这一行写的是{body}的党组织；党组织随该机构存续，这一行不起作用",
        "the row names the Party organization of {body}, which lives as long as that body; "
        "the row has no effect",
        "改写该机构本身：{body}",
        "name the body itself: {body}",
    ),
    "SPLIT_OF_ONE": _say(
        "{body}写作拆分，只有一个承接机构{other}",
        "{body} is said to be split, and {other} alone takes over",
        "补上其余承接机构各一行；确实只有一个的，kind 改为 renamed 或 merged",
        "add a row for each of the others; if there is none, write renamed or merged as kind",
    ),
    "SEVERAL_HEIRS": _say(
        "{body}写作更名或者合并，却有几个承接机构：{others}",
        "{body} is said to be renamed or merged, and yet several take over: {others}",
        "只留一个承接机构；确由几个机构承接的，kind 改为 split",
        "keep one of them; if several took over, write split as kind",
    ),
    "END_DIFFERS": _say(
        "{body}按这一行（{kind}）在 {on} 结束，按自身的日期{until}",
        "by this row ({kind}) {body} ended on {on}; by its own dates it {until}",
        "使两处日期一致：{body}的 valid_to 与这一行的 date",
        "let the two agree: valid_to of {body} and the date of this row",
    ),
    "TRANSFER_ENDS": _say(
        "{body}在 {on} 结束，这一天只有职能划转（transferred），没有写明它本身的去向",
        "{body} ended on {on}, for which only a transfer of functions is recorded",
        "另加一行写明它更名、合并、拆分还是撤销；仍然存续的，清空 valid_to",
        "add a row that says what became of it (renamed, merged, split or abolished); "
        "clear valid_to if it goes on",
    ),
    "GIVER_ABSENT": _say(
        "{body}在 {on} 划出职能，那时它不存续",
        "{body} gave a function away on {on}, when it was not there",
        "更正 date，或者{body}的 valid_from、valid_to",
        "correct date, or valid_from or valid_to of {body}",
    ),
    "TAKER_ABSENT": _say(
        "{other}在 {on} 应已存续（{kind}），按自身的日期不存续",
        "{other} must be there on {on} ({kind}), and by its own dates is not",
        "更正 date，或者{other}的 valid_from、valid_to",
        "correct date, or valid_from or valid_to of {other}",
    ),
    "BEGIN_DIFFERS": _say(
        "{other}按这一行（{kind}）从 {on} 起存续，按自身的日期{since}",
        "by this row ({kind}) {other} began on {on}; by its own dates it {since}",
        "使两处日期一致：{other}的 valid_from 与这一行的 date",
        "let the two agree: valid_from of {other} and the date of this row",
    ),
    "LOOP": _say(
        "承接关系首尾相接，找不到最后的承接机构：{others}",
        "the successors run in a circle and reach no last one: {others}",
        "核对这几个机构之间的各行，更正方向写反的一行",
        "correct the row between these bodies whose direction is wrong",
    ),
    "NO_HEIR": _say(
        "{body}在 {on} 结束，没有写明由谁承接，也没有写明撤销",
        "{body} ended on {on}, and no row of changes says what became of it",
        "在 changes 表中加一行：更名、合并、拆分，或者撤销",
        "add a row to changes: renamed, merged, split or abolished",
    ),
    "PLATE_ALONE": _say(
        "{body}是{other}加挂的牌子，{other}并不在它存续的全部时间存续",
        "{body} is a plate of {other}, which is not there for as long as the plate",
        "更正牌子或者机构的起止日期",
        "correct the days of the plate or of the body that keeps it",
    ),
    "SHARED_NAME": _say(
        "几个机构同时使用“{name}”这一名称：{others}；只写这个名称时认不出是哪一个",
        "several bodies bear the name {name} at the same time: {others}; the name alone does "
        "not tell them apart",
        "把名称写全（带上行政区划），或者删去其中的简称",
        "write the names in full (with the division), or leave the short form out of aliases",
    ),
    "ID_TAKEN": _say(
        "编号 {name} 已由{body}使用，仍指那个机构；这一行的存续期不计入它",
        "the id {name} belongs to {body} and goes on meaning it; the days of this row are "
        "not counted for it",
        "改用别的 body_id；同一机构的两段存续期写成两个编号，由 changes 相连",
        "use another body_id; give two lives of one body two ids and join them in changes",
    ),
}
