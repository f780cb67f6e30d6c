"""A number beside the word that it counts: "1 cause", "2,345 causes".

Templates say both forms where the number stands: `"{causes:cause|causes}"`. Chinese ones,
where words have one form, say `"{causes}"`.
"""


class Count(int):
    """A number for a template, thousands apart, with the form of the word that fits it.

    >>> "{rows:row|rows}".format(rows=Count(1)), "{rows:row|rows}".format(rows=Count(2000))
    ('1 row', '2,000 rows')
    >>> "{rows} 行".format(rows=Count(2000))
    '2,000 行'
    """

    def __format__(self, forms: str) -> str:
        """The number, followed by the first of `one|several` for 1, else by the second."""
        if not forms:
            return format(int(self), ",")
        one, several = forms.split("|")
        return f"{int(self):,} {one if self == 1 else several}"
