"""The sentences on which notes and conflicts rest that no rule decides.

In: a witness. Out: where such a sentence stands, in words, empty where no rulebook of
the library has it.
"""

from graphmodel.citation import Citation
from graphmodel.encodings import encodings
from graphmodel.provisions import Definition
from graphmodel.witness import Witness
from graphmodel.wording import Words, cited

#: A Party group guides its own unit's Party organization: neither leads the unit (O13);
#: one affiliation, however many places to take part in (O28).
OWN_BODY, ONE_AFFILIATION = "O13", "O28"


def sentence(witness: Witness, mechanism: str) -> Words:
    """Where the sentence of a mechanism stands: （O28，《…》第15条“…”）."""
    found = encodings(witness.resolution.library).get(mechanism, ())
    return bracketed(found[0].citation) if found else Words("", "")


def bracketed(citation: Citation) -> Words:
    """A citation in brackets, with its quote."""
    where, quote = cited(citation), citation.quote
    return Words(
        f"（{citation.rule}，{where.zh}“{quote}”）",
        f" ({citation.rule}, {where.en} “{quote}”)",
    )


def no_party_body(witness: Witness, text: str) -> Words:
    """What a document says of a declared place that is no Party organization (O30)."""
    library = witness.resolution.library
    for book in library.rulebooks:
        for term in book.provisions.definitions:
            if _is_place(term) and any(word in text for word in term.words):
                where = bracketed(term.citation)
                return Words(f"：{term.text.zh}", f": {term.text.en}") + where
    return Words("", "")


def _is_place(term: Definition) -> bool:
    return term.kind == "OTHER"
