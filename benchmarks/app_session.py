"""A session of the app without a browser: the same WebSocket, the same messages.

In: the address of a running app. Out: how long a run of a page takes until the server
says that it is done, and how many bytes it sent.
"""

import time
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

#: Longer than this no run may take.
PATIENCE = 120.0
#: The page that has no name in the address.
FIRST = "overview"
_LARGEST = 256 * 1024 * 1024


class PageError(Exception):
    """A run of a page that ended with an error; the message is what the page showed."""


@dataclass(frozen=True)
class Drawn:
    """One run of a page: seconds until it was done, bytes that came."""

    seconds: float
    size: int


class Session:
    """One person who looks at pages, one after the other."""

    def __init__(self, port: int) -> None:
        self._stack = ExitStack()
        link = connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(f"http://127.0.0.1:{port}"),
            max_size=_LARGEST,
            compression=None,
        )
        self._link: ClientConnection = self._stack.enter_context(link)

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def show(self, page: str, **address: str) -> Drawn:
        """Look at a page. Raises PageError where it shows an error."""
        message = BackMsg()
        message.rerun_script.page_name = "" if page == FIRST else page
        message.rerun_script.query_string = urlencode({"lang": "zh", **address})
        started = time.perf_counter()
        self._link.send(message.SerializeToString())
        try:
            size = self._until_done()
        except (PageError, TimeoutError) as error:
            raise PageError(f"{page} {address}: {error}") from error
        return Drawn(time.perf_counter() - started, size)

    def _until_done(self) -> int:
        size = 0
        while True:
            data = self._link.recv(timeout=PATIENCE)
            assert isinstance(data, bytes)
            size += len(data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.HasField("exception"):
                raise PageError(message.delta.new_element.exception.message)
            if kind == "page_not_found":
                raise PageError("there is no such page")
            # a run that gives way to another one is not the end of what was asked
            if kind == "script_finished" and message.script_finished != (
                ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                return size
