"""The app is safe by default: what it answers over HTTP, to whom, and how much it takes."""

import re
import socket
from http.client import HTTPConnection

import pytest

from app_parts import headers
from app_parts.navigation import PAGES


def ask(server, path, method="GET", body=None, **sent):
    """The answer of the app to a request: status, headers by name, body."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request(method, path, body, sent)
        found = connection.getresponse()
        names = {name.lower(): value for name, value in found.getheaders()}
        return found.status, names, found.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "path",
    ["/", *(f"/{p}" for p in PAGES[1:]), "/_stcore/health", "/lishu/links.js", "/no"],
)
def test_every_answer_has_the_strict_headers(app, path):
    """Pages, files, the server's own answers, and what is not there."""
    _, found, _ = ask(app, path)
    assert found["content-security-policy"] == headers.policy()
    assert {name: found[name] for name in headers.HEADERS} == headers.HEADERS


def test_the_policy_lets_no_script_of_a_page_run():
    """Scripts come from this server alone; those in the page only by their hash."""
    rules = dict(rule.split(" ", 1) for rule in headers.policy().split("; "))
    assert re.fullmatch(r"'self'( 'sha256-[\w+/]+=*')+", rules["script-src"])
    assert rules["default-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert "http" not in headers.policy()
    assert headers.page().count("<script>") == rules["script-src"].count("sha256-")


def test_the_app_listens_on_this_computer_only(app):
    """No other address of this computer answers on its port."""
    outward = {
        found[4][0]
        for found in socket.getaddrinfo(socket.gethostname(), app.port, socket.AF_INET)
    } - {"127.0.0.1"}
    for address in outward | {"127.0.0.2"}:
        with socket.socket() as tried:
            tried.settimeout(2)
            assert tried.connect_ex((address, app.port)) != 0


def test_a_request_for_another_host_is_refused(app):
    """A foreign page that has its own name lead here (DNS rebinding) opens no session."""
    status, _, _ = ask(
        app,
        "/_stcore/stream",
        Host="evil.example",
        Origin="http://evil.example",
        Upgrade="websocket",
        Connection="Upgrade",
        **{
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        },
    )
    assert status in (400, 403)


def test_a_foreign_page_opens_no_session(app):
    """A page of another origin cannot talk to the app."""
    status, _, _ = ask(
        app,
        "/_stcore/stream",
        Origin="http://evil.example",
        Upgrade="websocket",
        Connection="Upgrade",
        **{
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        },
    )
    assert status == 403


def test_an_upload_without_the_token_of_a_page_is_refused(app):
    """Nobody but a page of this app can hand in a file."""
    status, _, _ = ask(app, "/_stcore/upload_file/x/y", "PUT", b"x")
    assert status in (400, 403)


def test_what_is_not_for_people_is_off(app):
    """There is no way in for programs."""
    status, _, body = ask(
        app,
        "/_stcore/agent/interact",
        "POST",
        b"{}",
        **{"Content-Type": "application/json"},
    )
    assert status in (400, 403, 404, 405)
    assert b"Traceback" not in body
