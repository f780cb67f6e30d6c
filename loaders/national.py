"""The bodies that rules may name whatever the dataset: national ones and divisions."""

from functools import cache

from graphmodel.bodies import Bodies
from graphmodel.records import Communities
from loaders.linking.book import with_national
from loaders.reference import divisions, national_bodies, national_body_changes


@cache
def national() -> Bodies:
    """The bundled national bodies with their changes, and every division."""
    book = with_national(divisions(), national_bodies(), national_body_changes())
    return book.finish(frozenset(), False, Communities())
