"""The one way in: static files from memory, our page shell, closed doors, and security headers on every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

from parcam.publish.html_deck import STAGE
from parcam.ui import assets
from parcam.ui.parts import NAMES
from parcam.ui.serve import shell

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = ("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
          "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; frame-src 'self'; "
          "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
"""What Streamlit answers to anybody and no person needs: numbers about the process, the remote-control description."""
_SHELVES = (("/static/", assets.STREAMLIT, "static/"), ("/assets/", assets.OURS, ""),
            ("/_stcore/bidi-components/parcam.deck/stage/", STAGE, ""),
            *((f"/_stcore/bidi-components/parcam.{name}/", assets.OURS, "") for name in NAMES))
_BACK_ROOMS = ("/_stcore", "/media", "/component", "/static", "/app", "/auth", "/oauth2callback")


class Door:
    """ASGI middleware before Streamlit's own."""

    def __init__(self, app: ASGIApp, home: str = "") -> None:
        """`home` is the slug of the first page, which Streamlit itself serves at / only."""
        self._app, self._home = app, home
        self._made = {shell.SCRIPT: shell.script(), shell.STYLE: assets.find(assets.OURS, "shell.css")}
        self._page = shell.page()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, headers = scope["path"], Headers(scope=scope)
        sender = _with_headers(send, path)
        if path == f"/{self._home}":
            await RedirectResponse(scope["root_path"] + "/" + _query(scope), status_code=307)(scope, receive, sender)
            return
        if any(path == closed or path.startswith(closed + "/") for closed in CLOSED):
            await PlainTextResponse("", status_code=404)(scope, receive, sender)
            return
        asset = await self._asset(path) if scope["method"] in ("GET", "HEAD") else None
        if asset is None:
            await self._app(scope, receive, sender)
            return
        response = asset.response(headers.get("accept-encoding", ""), headers.get("if-none-match", ""))
        await response(scope, receive, sender)

    async def _asset(self, path: str) -> assets.Asset | None:
        if path in self._made:
            return self._made[path]
        for prefix, root, inside in _SHELVES:
            if path.startswith(prefix):
                return await anyio.to_thread.run_sync(assets.find, root, inside + path.removeprefix(prefix))
        is_page = not path.startswith(_BACK_ROOMS) and "." not in path.rsplit("/", 1)[-1] and "/_stcore/" not in path
        return self._page if is_page else None


def _query(scope: Scope) -> str:
    asked = scope["query_string"].decode("latin-1")
    return f"?{asked}" if asked else ""


def _with_headers(send: Send, path: str) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if path.startswith("/media/"):
                headers["Cache-Control"] = "no-store"
        await send(message)

    return sender
