# `make run` and `make test` do everything on a fresh machine with Python 3.11 or later. On Windows: see README.md.
PYTHON ?= python3
BIN = .venv/bin
APT = chromium ffmpeg nodejs

.PHONY: run demo test check tools lock sample evening crash screenshots weigh clean

run: .venv/run.stamp
	$(BIN)/python run.py

# the example evening with a simulated room, to look around in; gone when it is stopped
demo: .venv/run.stamp
	$(BIN)/python run.py demo

# every check, the same here and in CI; the closing line is the test runner's
test: tools check
	$(BIN)/python -m pytest

check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	node --test tests/js/

# a real evening of 126 phones and 14,341 votes; its times are printed
evening: .venv/test.stamp
	$(BIN)/python -m pytest tests/evening -s

# kill -9 at a random moment, again and again: ROUNDS=200 for the long form
crash: .venv/test.stamp
	CRASH_ROUNDS=$(or $(ROUNDS),25) $(BIN)/python -m pytest tests/crash -s

# what each page weighs and how fast a phone has it on a slow line: written into docs/performance.md
weigh: tools .venv/test.stamp
	$(BIN)/python -m tests.weight

# pictures of every state in docs/screenshots, taken anew by the browser stories; those of the README (tour-*) are kept in git
screenshots: tools .venv/test.stamp
	SCREENSHOTS=1 $(BIN)/python -m pytest tests/browser

.venv/run.stamp: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON=python3.12 or so.")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	touch $@

.venv/test.stamp: .venv/run.stamp requirements-test.lock
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-test.lock
	touch $@

# what the tests need beside Python: a browser, a maker of clips, and node
tools:
	@missing=""; for tool in chromium ffmpeg node; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then echo "The tests need$$missing. Install these, then run make test again."; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo"; \
	else echo "The tests need$$missing. Run: sudo apt-get install $(APT)"; exit 1; fi; \
	$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $(APT)

# for maintainers: draws the sample clip of the example evening again, the same to the byte with the same ffmpeg
sample: tools .venv/run.stamp
	$(BIN)/python -m facilitator.example.make_sample

# for maintainers: pins what pyproject.toml asks for (docs/dependencies.md)
lock:
	$(PYTHON) -m venv .venv/lock && .venv/lock/bin/pip install --quiet uv
	.venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml -o requirements.lock
	.venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group test -c requirements.lock -o requirements-test.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
