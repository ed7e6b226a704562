# Everything is installed below this folder: Python packages in .venv, npm's in node_modules.
# Each is checked against the hashes in requirements/ or package-lock.json.

PYTHON ?= python3
PORT ?= 8000
BIND ?= 127.0.0.1
export PORT BIND

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_PYTHON_DOWNLOADS := never
# Last, so that the machine's own uv and npm go first and ours only fill the gap.
export PATH := $(PATH):$(CURDIR)/.venv/bin

# The two files of others that pages load, and what each must be.
VENDOR := static/vendor/htmx.min.js static/vendor/lean-qr.mjs
SHA384_htmx.min.js := Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn
SHA384_lean-qr.mjs := XThBBrKCQC9Alnv0+HEu/eQjYCSDEkmYTNMzQyLrfFpf4HDpj/Mhti8J8kTD0liW

CREATECLUSTER := /etc/postgresql-common/createcluster.conf

.PHONY: help setup serve postgresql test prove check tools fairness format bench words lock clean
.PHONY: chromium postgres wrk
.NOTPARALLEL:

help:  ## list these tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

setup: .venv/.run $(VENDOR)  ## install what the quiz needs to run

serve: setup  ## serve the quiz; PORT=8000 BIND=127.0.0.1 HOSTS=
	@exec .venv/bin/quiz serve

postgresql: .venv/.postgresql  ## install the driver that a DATABASE on PostgreSQL needs

test: .venv/.test $(VENDOR) chromium postgres  ## run all tests; ARGS="-k name" for some
	@CHROMIUM="$$($(find_chromium))" .venv/bin/pytest --numprocesses auto \
		--maxprocesses 4 --dist worksteal $(ARGS)

prove: .venv/.test $(VENDOR) postgres  ## count 900 pupils and 30 tablets on each database; slow
	@PROVE=1 .venv/bin/pytest --log-cli-level=INFO --log-cli-format="%(message)s" \
		tests/web/classroom/test_exactly_once.py tests/web/stand/test_exact_totals.py \
		tests/domain/test_successive_pictures.py $(ARGS)

check: .venv/.test  ## lint, types, import directions and content
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/quiz check

tools: .venv/.audit  ## install what quiz audit, short-set and agreement need

# Written beside the old figures first: an audit that fails leaves them as they were.
fairness: .venv/.audit  ## audit the content, and keep the figures that the pages show
	.venv/bin/quiz audit --json > fairness.json.new || { rm -f fairness.json.new; exit 1; }
	mv fairness.json.new fairness.json

format: .venv/.test  ## bring the code into shape
	.venv/bin/ruff check --fix-only
	.venv/bin/ruff format

bench: .venv/.audit $(VENDOR) wrk  ## measure matching and pages against their budgets, two minutes
	@.venv/bin/python -m bench

words: .venv/.run  ## bring translations/ in line with the templates
	.venv/bin/pybabel --quiet extract --mapping-file pyproject.toml --no-location --omit-header \
		--width 100 --output translations/words.pot .
	for language in nn en; do .venv/bin/pybabel --quiet update --no-fuzzy-matching --no-wrap \
		--ignore-obsolete --locale $$language --input-file translations/words.pot \
		--output-file translations/$$language.po; done
	rm translations/words.pot

lock: .venv/bin/python  ## renew the lock files with the newest versions allowed
	$(compile) --group build --output-file requirements/run.txt pyproject.toml
	$(compile) --group build --extra audit --constraints requirements/run.txt \
		--output-file requirements/audit.txt pyproject.toml
	$(compile) --group build --extra postgresql --constraints requirements/run.txt \
		--output-file requirements/postgresql.txt pyproject.toml
	$(compile) --group build --group test --all-extras --constraints requirements/audit.txt \
		--constraints requirements/postgresql.txt --output-file requirements/test.txt pyproject.toml
	$(compile) --group node --output-file requirements/node.txt
	$(compile) --group uv --output-file requirements/uv.txt
	@$(ensure_npm)
	npm install --package-lock-only

clean:  ## remove what was installed or left behind
	rm -rf .venv node_modules static/vendor
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find bench quiz tests -name __pycache__ -prune -exec rm -rf {} +

# pip refuses an editable install beside hashes, so the project itself comes second.
.venv/.run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the quiz needs ..."
	@$(call install,--require-hashes -r requirements/run.txt)
	@$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

.venv/.audit: requirements/audit.txt .venv/.run
	@echo "Installing what the audit needs ..."
	@$(call install,--require-hashes -r requirements/audit.txt)
	@touch $@

.venv/.postgresql: requirements/postgresql.txt .venv/.run
	@echo "Installing what PostgreSQL needs ..."
	@$(call install,--require-hashes -r requirements/postgresql.txt)
	@touch $@

.venv/.test: requirements/test.txt .venv/.run
	@echo "Installing what the tests need ..."
	@$(call install,--require-hashes -r requirements/test.txt)
	@touch $@

# uv is a convenience: where it cannot be had, pip does the work.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "The quiz needs Python 3.11 or newer, and '$(PYTHON)' is not." \
			"Name another: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call debian,python3-venv); }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }
	@command -v uv >/dev/null || .venv/bin/python -m pip install --quiet \
		--only-binary :all: --require-hashes -r requirements/uv.txt || true

node_modules/.package-lock.json: package.json package-lock.json .npmrc | .venv/.run
	@$(ensure_npm)
	@npm ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@

static/vendor/htmx.min.js: node_modules/.package-lock.json
	@$(call vendor,htmx.org/dist/htmx.min.js)

static/vendor/lean-qr.mjs: node_modules/.package-lock.json
	@$(call vendor,lean-qr/nano.mjs)

chromium:
	@$(find_chromium) >/dev/null || { $(call debian,chromium); } || { \
		echo "Or name another: make test CHROMIUM=/path/to/browser" >&2; exit 1; }

# The programs alone: the tests start a server of their own, and no other is made or touched.
postgres:
	@command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || { \
		[ "$$(id -u)" != 0 ] || [ ! -e /etc/debian_version ] || [ -e $(CREATECLUSTER) ] || { \
		mkdir -p $(dir $(CREATECLUSTER)); echo "create_main_cluster = false" >$(CREATECLUSTER); }; \
		$(call debian,postgresql); }

wrk:
	@command -v wrk >/dev/null || { $(call debian,wrk); }

find_chromium = { command -v "$${CHROMIUM:-chromium}" || command -v chromium-browser \
	|| command -v google-chrome; }

# $(call install,ARGUMENTS) by uv, or by pip where uv is missing or fails. Both compile what they
# install, so that no start of the quiz has to.
install = { command -v uv >/dev/null && uv pip install --quiet --compile-bytecode \
	--python .venv/bin/python $(1); } \
	|| .venv/bin/python -m pip install --quiet $(1)

# $(call vendor,FILE OF A PACKAGE) where it is the one we know.
vendor = .venv/bin/python -c 'import base64, hashlib, sys; \
	digest = hashlib.sha384(sys.stdin.buffer.read()).digest(); \
	sys.exit(base64.b64encode(digest).decode() != "$(SHA384_$(@F))")' < node_modules/$(1) \
	|| { echo "$(@F) is not the file we know." >&2; exit 1; }; mkdir -p $(@D); cp node_modules/$(1) $@

ensure_npm = npm --version >/dev/null 2>&1 || { echo "Installing npm ..."; \
	$(call install,--require-hashes -r requirements/node.txt); }

# $(call debian,PACKAGE) where we may; elsewhere the words that help.
debian = if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1); \
	else echo "Please install $(1) (on Debian: apt-get install $(1)), then try again." >&2; false; fi

# The header would otherwise name the command's paths.
compile = UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url
