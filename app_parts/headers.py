"""Strict headers of every answer, and the page with the one script of ours in it.

The policy lets the page load from this server alone, run no script written into a page
but Streamlit's own, and be framed by nobody.
"""

from base64 import b64encode
from collections.abc import Awaitable, Callable, MutableMapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse
from starlette.routing import Route

from app_parts.address import FIRST
from app_parts.navigation import PAGES

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
_SCRIPT = Path(__file__).with_name("links.js")
_MODULE = '<script type="module"'


@lru_cache(maxsize=1)
def page() -> str:
    """The page that Streamlit serves, with our script before its own."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    before, module, after = page.partition(_MODULE)
    return f'{before}<script src="/lishu/links.js"></script>{module}{after}'


@lru_cache(maxsize=1)
def policy() -> str:
    """The content security policy, with the hashes of the inline scripts of this Streamlit."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in _inline(page()))
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


def _inline(page: str) -> list[str]:
    """The scripts that stand in the page itself."""
    return [piece.split("</script>")[0] for piece in page.split("<script>")[1:]]


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class StrictHeaders:
    """Adds the headers to every answer over HTTP."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass it on, and add to what comes back."""
        added = {"content-security-policy": policy(), **HEADERS}
        headers = [(name.encode(), value.encode()) for name, value in added.items()]

        async def strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *headers]
            await send(message)

        await self.app(scope, receive, strictly if scope["type"] == "http" else send)


async def script(request: Request) -> FileResponse:
    """The script that follows links."""
    return FileResponse(_SCRIPT, media_type="text/javascript")


async def whole(request: Request) -> HTMLResponse:
    """The page; Streamlit's own, and where it is asked for by the name of a view."""
    return HTMLResponse(page(), headers={"cache-control": "no-cache"})


async def first(request: Request) -> RedirectResponse:
    """The page that the app opens on has no name in the address."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}")


MIDDLEWARE = [Middleware(StrictHeaders)]
ROUTES = [
    Route("/lishu/links.js", script),
    Route(f"/{FIRST}", first),
    *(Route(f"/{name}", whole) for name in ("", *PAGES[1:])),
]
