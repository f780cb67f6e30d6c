# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""A second, plain implementation of the semantics: rows in a loop, standard library only, to be compared with the product."""
