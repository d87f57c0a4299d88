"""Something between a client and a Neo4j server that loses connections at the worst moment."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

_COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message COMMIT of Bolt 4 and 5, with its length before and the end of message after it."""


class LosesCommits:
    """Forwards all, but closes the connection instead of passing on the answer to one commit, the `nth`."""

    def __init__(self, port: int, nth: int) -> None:
        self._port, self._nth = port, nth
        self.commits = 0

    def serve(self, listening: socket.socket) -> None:
        """Take connections until the socket is closed."""
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._forward, args=(client,), daemon=True).start()

    def _forward(self, client: socket.socket) -> None:
        is_lost = threading.Event()
        with closing(client), closing(socket.create_connection(("127.0.0.1", self._port))) as server:
            threading.Thread(target=self._to_server, args=(client, server, is_lost), daemon=True).start()
            with suppress(OSError):
                while (answer := server.recv(65536)) and not is_lost.is_set():
                    client.sendall(answer)
                client.shutdown(socket.SHUT_RDWR)

    def _to_server(self, client: socket.socket, server: socket.socket, is_lost: threading.Event) -> None:
        with suppress(OSError):
            while asked := client.recv(65536):
                if _COMMIT in asked:
                    self.commits += 1
                    if self.commits == self._nth:
                        is_lost.set()
                server.sendall(asked)


@contextmanager
def losing_commit(port: int, nth: int) -> Iterator[tuple[LosesCommits, int]]:
    """Run such a proxy before the server on a port of this machine; yield it and its own port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        proxy = LosesCommits(port, nth)
        threading.Thread(target=proxy.serve, args=(listening,), daemon=True).start()
        yield proxy, listening.getsockname()[1]
