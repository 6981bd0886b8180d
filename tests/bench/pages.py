"""Widget to painted, in Chromium: Xu hướng with 9 units and 12 small multiples against a trivial page of the same server.

Interleaved, so that whatever else the machine does falls on all alike; medians and their ratios. Run: python tests/bench/pages.py [rounds]
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from streamlit.testing.v1 import AppTest  # noqa: E402

from tests.sample_store import fill  # noqa: E402
from tests.serving import chromium, serving  # noqa: E402

GOALS = {"nine units": 2.5, "nine multiples": 4.0, "twelve multiples": 4.0}
PRESS = """async () => {
  const groups = [...document.querySelectorAll('[data-testid="stButtonGroup"]')];
  const group = groups.find((one) => one.querySelector('button')?.innerText.trim().match(MATCH));
  const next = [...group.querySelectorAll('button')].find((one) => one.ariaChecked !== 'true');
  let changed = 0, painted = 0, going = true;
  const watch = new MutationObserver(() => { changed = performance.now(); painted = 0; });
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
  const after = () => requestAnimationFrame(() => { painted ||= performance.now(); });
  const frame = () => { if (changed && !painted) after(); if (going) requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  const start = performance.now();
  next.click();
  await new Promise((done) => {
    const look = () => (painted && performance.now() - changed > 400) || performance.now() - start > 8000 ? done() : setTimeout(look, 30);
    setTimeout(look, 60);
  });
  going = false; watch.disconnect();
  return [changed - start, painted - start];
}"""


def twelve_units(folder: Path) -> Path:
    """A copy of the data with three more units in the group that reports tasks."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("warehouse"))
    units = (data / "units.toml").read_text(encoding="utf-8")
    form = '[[unit]]\nid = "u{n}"\nname = "Đơn vị {n}"\nshort = "Đơn vị {n}"\nenglish = "Unit {n}"\naliases = []\nsource = "đo tốc độ"\n\n'
    more = "".join(form.format(n=n) for n in (10, 11, 12))
    at = units.index("[[group]]")
    units = units[:at] + more + units[at:]
    group = re.compile(r'(id = "cac-phong-don-vi".*?members = \[)(.*?)\]', re.DOTALL)
    units = group.sub(lambda m: f'{m[1]}{m[2]}, "u10", "u11", "u12"]', units, count=1)
    (data / "units.toml").write_text(units, encoding="utf-8")
    return data


def measure(rounds: int) -> dict[str, list[list[float]]]:
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        fill(folder / "store" / "parcam.duckdb")
        script = Path(__file__).parent / "_pages" / "dashboard.py"
        with serving(folder / "store" / "parcam.duckdb", data=twelve_units(folder), script=script) as base:
            nine = "units=van-phong.thanh-tra.khtc.qlkh.qlcn.tdc.tt-dmst.tt-ktdl.tntkq"
            pages: dict[str, tuple[Any, str]] = {}
            for label, path, match in (("trivial", "/", "/^[ab]$/"), ("nine units", f"/xu-huong?indicator=tasks_done&{nine}", "/tháng/"),
                                       ("nine multiples", f"/xu-huong?indicator=tasks_done&layout=multiples&{nine}", "/tháng/"),
                                       ("twelve multiples", "/xu-huong?indicator=tasks_done&layout=multiples", "/tháng/")):
                page = browser.new_page(viewport={"width": 1366, "height": 768})
                page.goto(base + path)
                page.wait_for_selector("[data-testid=stButtonGroup]")
                page.wait_for_timeout(2500)
                pages[label] = (page, PRESS.replace("MATCH", match))
            times: dict[str, list[list[float]]] = {label: [] for label in pages}
            for at in range(rounds + 2):
                for label, (page, script) in pages.items():
                    page.bring_to_front()
                    page.wait_for_timeout(120)
                    took = page.evaluate(script)
                    if at >= 2:
                        times[label].append(took)
            return times


def server_script(rounds: int) -> float:
    """Milliseconds of a warm rerun of Xu hướng on the server, median, without browser or network."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["PARCAM_STORE"] = f"{name}/store/parcam.duckdb"
        fill(Path(os.environ["PARCAM_STORE"]))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
        app.switch_page("pages/trends.py")
        took = []
        for at in range(rounds + 4):
            app.query_params["mode"] = ("monthly", "cumulative")[at % 2]
            start = time.perf_counter()
            app.run()
            took.append((time.perf_counter() - start) * 1000)
        return statistics.median(took[4:])


def main() -> int:
    # AppTest outside of pytest warns at every element that no browser is there.
    logging.disable(logging.WARNING)
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    floor = statistics.median(painted for _, painted in times["trivial"])
    slow = 0
    for label, pairs in times.items():
        changed, painted = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio, least = painted / floor, min(p for _, p in pairs) / min(p for _, p in times["trivial"])
        goal = GOALS.get(label)
        slow += bool(goal and ratio > goal)
        print(f"{label:17} painted {painted:6.0f} ms (last change {changed:5.0f})  ratio {ratio:4.2f} (of minima {least:4.2f})"
              + (f"  goal {goal}" if goal else ""))
    script = server_script(15)
    print(f"server script of a warm rerun {script:.0f} ms  goal 40")
    return 1 if slow or script > 40 else 0


if __name__ == "__main__":
    sys.exit(main())
