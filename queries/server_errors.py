"""What can go wrong with a server and a store, in the project's tree of errors."""

from graphmodel.errors import LishuError


class ServerError(LishuError):
    """A Neo4j that cannot be started, reached or signed in to."""


class StoreError(LishuError):
    """A graph that cannot be read or written: another's data, an older schema."""
