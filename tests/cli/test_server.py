"""The web server keeps nobody waiting for who says nothing, nor long for who falls silent (decision 0026)."""

import socket
import time
import urllib.request

from regiehuis.cli import server
from tests.cli.test_main import data_dir, free_port, serving  # noqa: F401

BEGUN = b"GET /aanmelden/ HTTP/1.1\r\n"


def seconds_for_a_page(port: int) -> float:
    """How long somebody else waits for a page."""
    begin = time.monotonic()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/aanmelden/", timeout=30) as page:
        assert page.status == 200
    return time.monotonic() - begin


def test_who_says_nothing_or_half_a_word_keeps_nobody_waiting_for_long(data_dir):  # noqa: F811
    port = free_port()
    with serving(data_dir, port):
        for _ in range(server.processors() + 1):
            seconds_for_a_page(port)
        silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]
        assert seconds_for_a_page(port) < server.PATIENCE
        late = silent.pop()
        late.sendall(BEGUN + b"Host: 127.0.0.1\r\n\r\n")
        late.settimeout(20)
        assert late.recv(15).startswith(b"HTTP/1.1 302")
        half = [socket.create_connection(("127.0.0.1", port)) for _ in range(server.processors() + 1)]
        for connection in half:
            connection.sendall(BEGUN)
        time.sleep(0.5)
        assert seconds_for_a_page(port) < 3 * server.PATIENCE
        for connection in (*silent, *half, late):
            connection.close()
