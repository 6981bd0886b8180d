# Two commands for people: make run, make test. Everything else is for those who work on the code.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
PYTEST := $(PY) -m pytest

.PHONY: help run test check check-long bench clean

help:
	@echo "make run         tạo môi trường, nạp số liệu minh họa lần đầu, mở bảng theo dõi tại http://127.0.0.1:8501"
	@echo "make test        tạo môi trường, chạy toàn bộ kiểm thử"
	@echo "make check       chỉ kiểm tra mã: ruff và hợp đồng import"
	@echo "make check-long  kiểm thử nặng: chạy lâu, tệp hỏng, cắt điện, đo tốc độ (chạy tay)"
	@echo "make bench       chỉ đo tốc độ"

# Made anew whenever the pins change; the mark is written last, so a broken install is tried again.
$(VENV)/.ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Cần Python 3.11 trở lên, đang có " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Thiếu gói venv của Python. Chạy: sudo apt-get install -y python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

run: $(VENV)/.ready
	$(PY) -m parcam serve

test: $(VENV)/.ready check
	$(PYTEST)

check: $(VENV)/.ready
	$(VENV)/bin/ruff check .
	$(VENV)/bin/lint-imports

bench: $(VENV)/.ready
	@for one in tests/bench/*.py; do case $$one in *conftest.py|*__init__.py|*/_*) ;; *) echo "== $$one"; PYTHONPATH=. $(PY) $$one || exit 1;; esac; done

check-long: test bench
	$(PYTEST) -m long --timeout=7200

clean:
	rm -rf $(VENV) .pytest_cache .hypothesis .ruff_cache
