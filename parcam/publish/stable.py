"""Office files without the clock: the same parts give the same bytes, and every date inside is the snapshot's day."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_STAMPED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_CORE = "docProps/core.xml"


def stable(content: bytes, as_of: date) -> bytes:
    """The same zip with fixed entry times and document dates of `as_of`; workbooks embedded in it are treated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == _CORE:
                data = _STAMPED.sub(rb"\g<1>" + f"{as_of.isoformat()}T00:00:00Z".encode() + rb"\g<2>", data)
            elif entry.filename.endswith(".xlsx"):
                data = stable(data, as_of)
            info = zipfile.ZipInfo(entry.filename, _ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return out.getvalue()
