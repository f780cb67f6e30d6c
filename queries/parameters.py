"""The parameters of a question: checked, turned into ids, completed with defaults.

In: a question, what somebody gave (texts or values), an engine to look names up in and
the resolution that is asked.
Out: a value for each parameter. Raises ParameterError where one is missing or is not
of its type, UnknownError where a name is nobody's.
"""

from collections.abc import Callable, Mapping

from graphmodel.errors import LishuError, UnknownError
from graphmodel.reading import nearest, nearest_zh
from graphmodel.vocabulary import AGREEMENTS, KINDS, LEVELS, VERDICTS
from queries.answer import Asked, Engine
from queries.names import area, found
from queries.question import Parameter, Question, Value

#: Types whose values are codes.
_CODES: Mapping[str, tuple[str, ...]] = {
    "verdict": tuple(code for code in VERDICTS if code),
    "level": tuple(LEVELS),
    "kind": tuple(KINDS),
    "agreement": tuple(AGREEMENTS),
}
#: Types whose values are ids of something that the graph holds.
_NAMED: Mapping[str, tuple[str, ...]] = {
    "organization": ("organization",),
    "body": ("body",),
    "member": ("organization", "body"),
    "node": ("organization", "body", "division"),
    "place": ("division",),
    "rule": ("rule",),
}


class ParameterError(LishuError):
    """A parameter that is missing, or whose value is not of its type."""


def check(question: Question, given: Mapping[str, Value]) -> None:
    """Raise UnknownError or ParameterError where a name is unknown or one lacks."""
    refuse_unknown(question, given)
    _refuse_missing(question, given)


def fill(
    question: Question, given: Mapping[str, Value], engine: Engine, asked: Asked
) -> dict[str, Value]:
    """A value for every parameter of a question that `check` has let through."""
    return {
        each.name: _value(question, each, given, engine, asked)
        for each in question.parameters
    }


def refuse_unknown(question: Question, given: Mapping[str, Value]) -> None:
    """Raise UnknownError for a parameter that the question has not, with the nearest."""
    known = [each.name for each in question.parameters]
    for name in given:
        if name not in known and name != "resolution":
            raise UnknownError(
                f"{question.name} has no parameter {name!r}{nearest(name, known)}",
                f"{question.name} 没有参数“{name}”{nearest_zh(name, known)}",
            )


def _refuse_missing(question: Question, given: Mapping[str, Value]) -> None:
    missing = [p for p in question.parameters if p.required and p.name not in given]
    if missing:
        wanted = "; ".join(f"{p.name} ({p.type}): {p.meaning.en}" for p in missing)
        examples = dict(question.example)
        try_ = " ".join(f"--param {p.name}={examples[p.name]}" for p in missing)
        wanted_zh = "；".join(f"{p.name}（{p.meaning.zh}）" for p in missing)
        raise ParameterError(
            f"{question.name} needs {wanted}; for example {try_}",
            f"{question.name} 还需要：{wanted_zh}；例如 {try_}",
        )


def _value(
    question: Question,
    parameter: Parameter,
    given: Mapping[str, Value],
    engine: Engine,
    asked: Asked,
) -> Value:
    where = f"{question.name}, parameter {parameter.name}"
    if parameter.name not in given or given[parameter.name] == parameter.default:
        return asked.name if parameter.implied else _default(parameter)
    value = given[parameter.name]
    kind = parameter.type
    if kind == "integer":
        return _integer(where, value)
    text = str(value).strip()
    if kind == "resolution":
        return engine.resolution(text, asked.dataset).name
    if kind == "division":
        return area(engine, asked, text)
    if kind in _NAMED:
        return found(engine, asked, _NAMED[kind], text)
    return _CHECKS.get(kind, _text)(where, kind, text)


def _default(parameter: Parameter) -> Value:
    assert parameter.default is not None  # a required one was refused
    return parameter.default


def _integer(where: str, value: Value) -> int:
    text = str(value).strip()
    if not text.isdecimal() or len(text) > 12:
        raise ParameterError(
            f"{where}: {value!r} is no whole number from 0",
            f"{where}：“{value}”不是零或正整数",
        )
    return int(text)


def _code(where: str, kind: str, text: str) -> str:
    if text not in _CODES[kind]:
        raise ParameterError(
            f"{where}: there is no {text!r}{nearest(text, _CODES[kind])}",
            f"{where}：没有“{text}”{nearest_zh(text, _CODES[kind])}",
        )
    return text


def _text(where: str, kind: str, text: str) -> str:
    return text


_CHECKS: Mapping[str, Callable[[str, str, str], str]] = dict.fromkeys(_CODES, _code)
