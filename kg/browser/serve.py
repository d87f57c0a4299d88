"""A web server for the kit on this machine: Neo4j Browser takes a guide from another origin only if that allows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from kg.errors import InputError


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Allow pages of any origin to read the files (Fetch standard, CORS protocol)."""
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        super().end_headers()

    def do_OPTIONS(self) -> None:
        """Answer the question that a page asks first."""
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Serve a folder to this machine meanwhile, and yield its address; port 0 is any free one.

    Raises InputError if the port cannot be used.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=folder))
    except OSError as error:
        raise InputError(f"port {port} cannot be used ({error.strerror}). Name another by --url.") from error
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}"
        server.shutdown()
