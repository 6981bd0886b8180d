"""XML heard as a stream: any prefix, quotes, comments, CDATA and encoding that XML allows; no document type, nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from parcam.intake.refuse import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_BUFFER = 1 << 16


class Listener(Protocol):
    """`starts` and `ends` by the local names of the elements that are heard; `said` hears all text."""

    starts: dict[str, Callable[[dict[str, str]], None]]
    ends: dict[str, Callable[[], None]]

    def said(self, text: str) -> None: ...


def hear(pieces: Iterable[bytes], listener: Listener) -> None:
    """Tell the elements in the namespace of the root. Refused: corrupt_file when the pieces are not one sound document."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text, parser.buffer_size = True, _BUFFER

    def first(name: str, attributes: dict[str, str]) -> None:
        space = name[:len(name) - len(name.rpartition(" ")[2])]
        starts = {space + local: handler for local, handler in listener.starts.items()}
        ends = {space + local: handler for local, handler in listener.ends.items()}

        def start(name: str, attributes: dict[str, str]) -> None:
            if handler := starts.get(name):
                handler(attributes)

        def end(name: str) -> None:
            if handler := ends.get(name):
                handler()

        parser.StartElementHandler, parser.EndElementHandler = start, end
        start(name, attributes)

    parser.StartElementHandler, parser.CharacterDataHandler = first, listener.said
    parser.StartDoctypeDeclHandler = _forbidden
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise refuse("corrupt_file", "truncated") from error


def _forbidden(*_: object) -> None:
    raise refuse("corrupt_file", "entities")
