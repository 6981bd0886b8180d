"""A large file is laid on disk while it arrives, and Streamlit gets a short mark in its place: memory never holds it.

Streamlit's own handler still checks the token against forgery, the session, and the announced size before it asks for the first byte; it
parses what stands around the file and answers. Whatever does not look as expected goes by untouched, as if this were not here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import anyio.to_thread
import streamlit as st
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from parcam.ui import arriving

if TYPE_CHECKING:
    from typing import BinaryIO

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGE = 1 << 20
"""Bytes of a body; smaller ones go by. One of unannounced length counts as large."""
_HEAD = 1 << 14
"""Bytes that the lines above a file may take."""
_PIECE = 1 << 20
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)$")
_BOUNDARY = re.compile(r'multipart/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))', re.IGNORECASE)


class Aside:
    """ASGI middleware before Streamlit's own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        place, boundary = _place(scope)
        if not place:
            await self._app(scope, receive, send)
            if scope["type"] == "websocket" or scope.get("method") == "DELETE":
                await anyio.to_thread.run_sync(arriving.clear_away)
            return
        await anyio.to_thread.run_sync(arriving.clear_away)
        with arriving.Arrival(*place) as arrival:

            async def answer(message: Message) -> None:
                if message["type"] == "http.response.start" and message["status"] < 300:
                    arrival.settle()
                await send(message)

            await self._app(scope, _Body(receive, boundary, arrival), answer)


class Parts:
    """A body of one part, taken apart as it comes: what stands above the file, the file, what stands `below` once it is seen.

    `strange`: this is no such body. `rest` was fed and neither handed out nor told yet.
    """

    def __init__(self, boundary: bytes) -> None:
        self.above, self.rest, self.strange = b"", b"", False
        self.below: bytes | None = None
        self._first, self._end = b"--" + boundary + b"\r\n", re.compile(rb"\r\n--" + re.escape(boundary) + rb"(?:--|\r\n)")

    def feed(self, piece: bytes) -> bytes:
        """Bytes of the file that are sure by now. Nothing more may be fed once it is `strange` or `below` is known."""
        self.rest += piece
        if not self.above:
            at = self.rest.find(b"\r\n\r\n", 0, _HEAD)
            self.strange = not self.rest.startswith(self._first[:len(self.rest)]) or (at < 0 and len(self.rest) > _HEAD)
            if self.strange or at < 0:
                return b""
            self.above, self.rest = self.rest[:at + 4], self.rest[at + 4:]
        found = self._end.search(self.rest)
        sure = found.start() if found else max(len(self.rest) - len(self._first) - 4, 0)
        piece, self.rest = self.rest[:sure], self.rest[sure:]
        if found:
            self.below, self.rest = self.rest, b""
        return piece


class _Body:
    """`receive` as Streamlit sees it: one message with the mark in the file's place, then what comes."""

    def __init__(self, receive: Receive, boundary: bytes, arrival: arriving.Arrival) -> None:
        self._receive, self._parts, self._arrival, self._over = receive, Parts(boundary), arrival, False
        self._most = st.get_option("server.maxUploadSize") * 1024 * 1024

    async def __call__(self) -> Message:
        if self._over:
            return await self._receive()
        self._over = True
        with self._arrival.path.open("wb", buffering=0) as file:
            return await self._lay(file)

    async def _lay(self, file: BinaryIO) -> Message:
        parts, held, size = self._parts, bytearray(), 0
        while (message := await self._receive())["type"] == "http.request":
            held += parts.feed(message.get("body", b""))
            more = message.get("more_body", False)
            if size + len(held) > self._most:
                raise HTTPException(413, "File too large")
            if parts.strange or not (parts.above or more):
                return {"type": "http.request", "body": parts.rest, "more_body": more}
            over = parts.below is not None or not more
            if held and (over or len(held) >= _PIECE):
                size += len(held)
                await anyio.to_thread.run_sync(_write, file, bytes(held))
                held.clear()
            if over:
                return {"type": "http.request", "body": parts.above + self._arrival.mark + (parts.below or b""), "more_body": more}
        return message


def _place(scope: Scope) -> tuple[tuple[str, str] | None, bytes]:
    """Session and id of a large file that is being sent, and what stands between the parts of its body."""
    if scope["type"] != "http" or scope["method"] != "PUT" or not (found := _UPLOAD.search(scope["path"])):
        return None, b""
    headers = Headers(scope=scope)
    size, kind = headers.get("content-length", ""), _BOUNDARY.match(headers.get("content-type", ""))
    if not kind or (size.isdecimal() and int(size) < LARGE):
        return None, b""
    return (found[1], found[2]), (kind[1] or kind[2]).encode("latin-1")


def _write(file: BinaryIO, data: bytes) -> None:
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest):]
    except OSError as error:
        raise HTTPException(507, "Insufficient storage") from error
