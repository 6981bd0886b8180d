"""A large file is laid on disk while it arrives: Streamlit's own handler still checks and answers, but never holds the file."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from streamlit import config
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from streamlit.web.server.starlette.starlette_routes import create_upload_routes

from parcam.ui import arriving, workroom
from parcam.ui.serve import aside
from parcam.ui.serve.aside import Aside, Parts

EDGE = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
HEAD = f'--{EDGE}\r\nContent-Disposition: form-data; name="sổ.csv"; filename="sổ.csv"\r\nContent-Type: text/csv\r\n\r\n'.encode()
FOOT = f"\r\n--{EDGE}--\r\n".encode()
LARGE = random.Random(7).randbytes(3_000_000)
PLACE = "/_stcore/upload_file/mine/file-1"


@dataclass
class House:
    """Streamlit's routes behind the middleware, and what they were handed of a body."""

    manager: MemoryUploadedFileManager = field(default_factory=lambda: MemoryUploadedFileManager("/_stcore/upload_file"))
    asked: int = 0

    def put(self, body: bytes, *, place: str = PLACE, announced: bool = True, token: bool = True, cut: bool = False) -> int:
        """The status of the answer; the body comes in pieces of 64 KB. `cut`: the visitor leaves before its end."""
        one = generate_xsrf_token_string()
        headers = {"content-type": f"multipart/form-data; boundary={EDGE}"} | ({"content-length": str(len(body))} if announced else {})
        headers |= {"x-xsrftoken": one, "cookie": f"_streamlit_xsrf={one}"} if token else {}
        pieces = [{"type": "http.request", "body": body[at:at + 65536], "more_body": cut or at + 65536 < len(body)}
                  for at in range(0, len(body), 65536)]
        with ThreadPoolExecutor(1) as beside:
            return beside.submit(asyncio.run, self._put(place, headers, [*pieces, {"type": "http.disconnect"}])).result()

    async def _put(self, place: str, headers: dict[str, str], messages: list[dict]) -> int:
        told: list[int] = []

        async def receive() -> dict:
            self.asked += 1
            return messages.pop(0)

        async def send(message: dict) -> None:
            told.extend([message["status"]] if message["type"] == "http.response.start" else [])

        session = SimpleNamespace(is_active_session=lambda session: session == "mine")
        app = Starlette(routes=create_upload_routes(session, self.manager, None), middleware=[Middleware(Aside)])
        scope = {"type": "http", "method": "PUT", "path": place, "raw_path": place.encode(), "query_string": b"", "root_path": "",
                 "headers": [(name.encode(), value.encode()) for name, value in headers.items()]}
        try:
            await app(scope, receive, send)
        except ClientDisconnect:
            return 0
        return told[0]

    def held(self, place: str = PLACE) -> bytes:
        (record,) = self.manager.get_files("mine", [place.rpartition("/")[2]])
        return record.data


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    workroom.leave()
    one = House()
    monkeypatch.setattr(arriving, "runtime", SimpleNamespace(exists=lambda: True, get_instance=lambda: SimpleNamespace(
        uploaded_file_mgr=one.manager)))
    yield one
    workroom.leave()


def on_disk(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("file") if path.is_file()]


@pytest.mark.parametrize("announced", [True, False])
def test_streamlit_holds_a_mark_and_the_disk_the_file(house: House, tmp_path: Path, announced: bool) -> None:
    assert house.put(HEAD + LARGE + FOOT, announced=announced) == 204
    (record,) = house.manager.get_files("mine", ["file-1"])
    assert (record.name, record.type) == ("sổ.csv", "text/csv")
    assert len(record.data) < 200
    arriving.lay(record.data, tmp_path / "laid")
    assert (tmp_path / "laid").read_bytes() == LARGE
    assert on_disk(tmp_path) == []


def test_a_small_file_goes_by(house: House, tmp_path: Path) -> None:
    assert house.put(HEAD + b"a;b\n1;2\n" + FOOT) == 204
    assert house.held() == b"a;b\n1;2\n"
    arriving.lay(house.held(), tmp_path / "laid")
    assert (tmp_path / "laid").read_bytes() == b"a;b\n1;2\n"


@pytest.mark.parametrize("trouble", [{"token": False}, {"place": "/_stcore/upload_file/other/file-1"}])
def test_who_may_not_send_sends_nothing(house: House, tmp_path: Path, trouble: dict) -> None:
    assert house.put(HEAD + LARGE + FOOT, **trouble) in (400, 403)
    assert (house.asked, on_disk(tmp_path)) == (0, [])


@pytest.mark.parametrize("announced", [True, False])
def test_what_is_too_large_is_refused_and_leaves_nothing(house: House, tmp_path: Path, announced: bool) -> None:
    before = config.get_option("server.maxUploadSize")
    config.set_option("server.maxUploadSize", 2)
    try:
        assert house.put(HEAD + LARGE + FOOT, announced=announced) == 413
    finally:
        config.set_option("server.maxUploadSize", before)
    assert on_disk(tmp_path) == []


def test_a_visitor_who_leaves_midway_leaves_nothing(house: House, tmp_path: Path) -> None:
    assert house.put(HEAD + LARGE, cut=True) == 0
    assert on_disk(tmp_path) == []


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile")  # Starlette's own, when it refuses a body
@pytest.mark.parametrize("body", [
    HEAD + LARGE,
    HEAD + LARGE + FOOT.replace(b"--\r\n", b"\r\n") + HEAD.partition(b"\r\n")[2].replace(b'name="s', b'name="t', 1) + LARGE + FOOT,
    HEAD.replace(b'; filename="s\xe1\xbb\x95.csv"', b"") + LARGE[:500_000] + FOOT,
    LARGE,
    HEAD[:-2],
])
def test_a_body_that_is_not_one_file_is_refused_as_ever(house: House, tmp_path: Path, body: bytes) -> None:
    assert house.put(body, announced=False) == 400
    assert house.manager.get_files("mine", ["file-1"]) == []
    assert on_disk(tmp_path) == []


def test_a_full_disk_refuses_the_file_and_leaves_nothing(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: object, _data: bytes) -> None:
        raise aside.HTTPException(507)

    monkeypatch.setattr(aside, "_write", full)
    assert house.put(HEAD + LARGE + FOOT) == 507
    assert on_disk(tmp_path) == []


def test_a_file_that_nobody_laid_goes_with_its_session(house: House, tmp_path: Path) -> None:
    house.put(HEAD + LARGE + FOOT)
    house.put(HEAD + LARGE + FOOT, place=PLACE.replace("file-1", "file-2"))
    house.manager.remove_file("mine", "file-1")
    arriving.clear_away()
    assert len(on_disk(tmp_path)) == 1
    house.manager.remove_session_files("mine")
    arriving.clear_away()
    assert on_disk(tmp_path) == []


def test_no_file_passes_for_another(house: House, tmp_path: Path) -> None:
    """A file that holds what looks like a mark is that text."""
    house.put(HEAD + LARGE + FOOT)
    forged = house.held()[:-1] + b"?"
    arriving.lay(forged, tmp_path / "laid")
    assert (tmp_path / "laid").read_bytes() == forged


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("file", [
    b"", b"a", b"\r\n",
    f"\r\n--{EDGE}:".encode(), f"x\r\n--{EDGE}y\r\n--{EDGE}-z\r\n--{EDGE}\rt".encode(), f"\r\n\r\n--{EDGE[:-1]}--\r\n".encode() * 9])
def test_the_file_is_what_stands_between_however_it_comes(file: bytes, size: int) -> None:
    parts, body, out = Parts(EDGE.encode()), HEAD + file + FOOT, b""
    for at in range(0, len(body), size):
        out += parts.feed(body[at:at + size])
        if parts.below is not None:
            assert FOOT.startswith(parts.below)
            break
    assert (out, parts.above, parts.strange) == (file, HEAD, False)


def test_what_a_killed_server_left_is_swept_and_a_living_one_keeps_its_own(house: House, tmp_path: Path) -> None:
    house.put(HEAD + LARGE + FOOT)
    living = workroom._Room()
    kept, dead = living.path(), tmp_path / "parcam-room-dead"
    dead.mkdir()
    (dead / "held").touch()
    other = workroom._Room()
    other.path()
    assert (kept.exists(), dead.exists(), len(on_disk(tmp_path))) == (True, False, 1)
    for one in (living, other):
        one.leave()
    assert not kept.exists()
