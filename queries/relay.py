"""A line to a server that counts what comes back, and can be cut at any moment.

The driver reads a whole record before it hands it on, however large; behind this relay
a record beyond the limit never reaches the memory of this program. It listens on
loopback, for one connection each time an address is asked for.
"""

import selectors
import socket
import threading
from contextlib import suppress

_CHUNK = 1 << 16
_PATIENCE = 10.0
_LOOPBACK = "127.0.0.1"

Address = tuple[str, int]


class Relay:
    """Lines to servers; `full` once more than `limit` bytes have come back."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.received = 0
        self.full = False
        self.closed = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()

    def resolve(self, address: Address) -> list[Address]:
        """Where to connect instead of an address; a resolver for the driver."""
        listener = socket.create_server((_LOOPBACK, 0))
        listener.settimeout(_PATIENCE)
        port = listener.getsockname()[1]
        self._keep(listener)
        target = (address[0], address[1])
        work = threading.Thread(
            target=self._serve, args=(listener, target), daemon=True
        )
        work.start()
        return [(_LOOPBACK, port)]

    def close(self) -> None:
        """Cut every line; whoever waits for an answer gets none."""
        with self._lock:
            self.closed = True
            for each in self._sockets:
                _end(each)
            self._sockets.clear()

    def _keep(self, each: socket.socket) -> None:
        with self._lock:
            self._sockets.append(each)
            if self.closed:
                _end(each)

    def _serve(self, listener: socket.socket, target: Address) -> None:
        """Take one connection and hand it on; whatever ends it ends both sides."""
        with suppress(OSError), listener:
            near, _ = listener.accept()
            with near:
                self._keep(near)
                with socket.create_connection(target, _PATIENCE) as far:
                    far.settimeout(None)
                    self._keep(far)
                    self._pump(near, far)
                    _end(near)

    def _pump(self, near: socket.socket, far: socket.socket) -> None:
        """Hand on what either side sends, until one ends or the limit is passed."""
        other = {near: far, far: near}
        with selectors.DefaultSelector() as ready:
            for each in other:
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                ready.register(each, selectors.EVENT_READ)
            while not self.full:
                for key, _ in ready.select():
                    source = near if key.fileobj is near else far
                    data = source.recv(_CHUNK)
                    if not data:
                        return
                    if source is far:
                        self._count(len(data))
                    if not self.full:
                        other[source].sendall(data)

    def _count(self, size: int) -> None:
        self.received += size
        self.full = self.received > self.limit


def _end(each: socket.socket) -> None:
    """Shut down, so that whoever reads wakes up, then close."""
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
