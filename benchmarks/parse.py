"""What a user would write to only read the file: every column, as text. usage: parse.py FILE"""

import sys

import polars as pl

print(len(pl.read_csv(sys.argv[1], infer_schema=False)))
