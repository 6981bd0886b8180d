"""The house keeps its shape: import contracts hold, pages are thin, each library has one home, SQL has no string gluing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "pages").glob("*.py"))
PRODUCT = sorted([*(ROOT / "parcam").rglob("*.py"), *PAGES, ROOT / "dashboard.py"])
PAGE_MAY_IMPORT = ("streamlit", "parcam.ui", "__future__")


def _imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return names


def test_the_import_contracts_hold() -> None:
    run = subprocess.run([str(Path(sys.executable).parent / "lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_thin(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.parametrize("page", [*PAGES, ROOT / "dashboard.py"], ids=lambda page: page.name)
def test_a_page_imports_streamlit_and_ui_only(page: Path) -> None:
    strangers = [name for name in _imports(page) if not name.startswith(PAGE_MAY_IMPORT)]
    assert not strangers


def test_nobody_imports_pages_or_tests() -> None:
    guilty = [str(path) for path in PRODUCT for name in _imports(path) if name.split(".")[0] in ("pages", "tests")]
    assert not guilty


@pytest.mark.parametrize("path", PRODUCT, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_broad_except_and_no_assert_on_input(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None and ast.unparse(node.type) not in ("Exception", "BaseException"), f"{path}:{node.lineno}"
        assert not isinstance(node, ast.Assert), f"{path}:{node.lineno} assert in product code"


def test_no_vietnamese_noun_in_product_code() -> None:
    """Words a person sees are data: string constants in Python carry no Vietnamese letters (docstrings may)."""
    marks = set("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
    guilty: list[str] = []
    for path in PRODUCT:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
        guilty += [f"{path.relative_to(ROOT)}:{node.lineno}: {node.value[:50]!r}" for node in ast.walk(tree)
                   if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
                   and re.search(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}", node.value) and marks & set(node.value.lower())]
    assert not guilty, "\n".join(guilty)
