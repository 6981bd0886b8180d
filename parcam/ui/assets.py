"""Static files kept compressed in memory: Streamlit's own bundle and ours. Nothing is fetched from anywhere else."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.responses import Response

OURS = Path(__file__).resolve().parent / "static"
STREAMLIT = Path(streamlit.__file__).resolve().parent / "static"
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
_PACKED = {".js", ".css", ".json", ".html", ".svg", ".map", ".txt", ".wasm"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, ready to send: raw and gzip bytes (None where gzip gains nothing), its type, its tag, how long it may be kept."""

    raw: bytes
    packed: bytes | None
    media_type: str
    etag: str
    cache: str

    def response(self, accept_encoding: str, if_none_match: str) -> Response:
        headers = {"ETag": self.etag, "Cache-Control": self.cache, "Vary": "Accept-Encoding"}
        if self.etag in if_none_match:
            return Response(status_code=304, headers=headers)
        if self.packed is not None and "gzip" in accept_encoding:
            return Response(self.packed, media_type=self.media_type, headers=headers | {"Content-Encoding": "gzip"})
        return Response(self.raw, media_type=self.media_type, headers=headers)


def of_bytes(raw: bytes, media_type: str, *, cache: str = ASK_AGAIN, pack: bool = True) -> Asset:
    """An asset made of these bytes; `pack` False for what is already compressed (fonts, pictures)."""
    packed = gzip.compress(raw, 9, mtime=0) if pack and len(raw) > 512 else None
    return Asset(raw, packed, media_type, f'"{hashlib.sha256(raw).hexdigest()[:20]}"', cache)


@lru_cache(maxsize=512)
def find(root: Path, relative: str) -> Asset | None:
    """The file `relative` below `root`, or None when there is none or the path leaves the root. Read and compressed once."""
    path = (root / relative).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        return None
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    # Streamlit's bundle carries a hash in every name and our vendored files a version; our own scripts do not.
    named_by_content = root == STREAMLIT or path.parent.name == "vendor"
    return of_bytes(path.read_bytes(), media_type, cache=FOREVER if named_by_content else ASK_AGAIN, pack=path.suffix in _PACKED)
