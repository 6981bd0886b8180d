"""Messages between the server and the child that reads: a length and a pickle. What the child says is taken as data only."""

from __future__ import annotations

import io
import pickle
import struct
from typing import IO, Any

_LENGTH = struct.Struct("<Q")
_SAFE_MODULES = ("parcam.model.", "parcam.intake.", "datetime", "pathlib", "collections", "decimal")
_SAFE_BUILTINS = {"set", "frozenset", "bytearray", "complex"}


class _Unpickler(pickle.Unpickler):
    """What comes from the child is data: only this package's classes and plain values are built from it."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_SAFE_MODULES) or (module == "builtins" and name in _SAFE_BUILTINS):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def send(pipe: IO[bytes], message: object) -> None:
    """Write one message; OSError when the other side is gone."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[str, Any] | None:
    """The next message of a child; None when the pipe has ended or holds something else than a message."""
    try:
        head = pipe.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack(head)
        data = pipe.read(length)
        return _Unpickler(io.BytesIO(data)).load() if len(data) == length else None
    except (OSError, ValueError, pickle.UnpicklingError, AttributeError, ImportError, EOFError):
        return None
