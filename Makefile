# `make run` and `make test` do everything on a fresh machine with Python 3.11 or later. On Windows: see README.md.
PYTHON ?= python3
BIN = .venv/bin
APT = chromium ffmpeg nodejs gcc libc6-dev $(if $(shell command -v npm 2>/dev/null),,npm)
# the same browser without windows: a seventh less work in all tests, where the system has a package of it
SHELL_ONLY = chromium-headless-shell

.PHONY: run demo test gevent check tools tools-needed lock sample evening torture attack routes soak together clips screenshots weigh weigh-desk hall sorting figures access bench clean

run: .venv/run.stamp
	$(BIN)/python run.py

# the example evening with a simulated room, to look around in; gone when it is stopped
demo: .venv/run.stamp
	$(BIN)/python run.py demo

# every check, the same here and in CI; the closing line is the test runner's. Tests wait more than they work, so two files run at once
test: tools check
	$(BIN)/python -m pytest --numprocesses $(or $(WORKERS),2) --dist loadfile

check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	node --test tests/js/

# every test of the server on gevent instead of eventlet
gevent: tools .venv/test.stamp
	EVENT_LOOP=gevent $(BIN)/python -m pytest

# a real evening of 126 phones and 14,341 votes; its times are printed
evening: .venv/test.stamp
	$(BIN)/python -m pytest tests/evening -s

# the long forms of tests/faults: ROUNDS crashes, as many evenings of the model with up to sixty steps, and MINUTES of bad network; and undo after 2,000
# evenings three times; 1.5 hours as it stands
torture: .venv/test.stamp
	FAULTS_CRASHES=$(or $(ROUNDS),200) FAULTS_MACHINE=$(or $(ROUNDS),200)x60 FAULTS_NETWORK_MINUTES=$(or $(MINUTES),30) UNDO_EVENINGS=2000 \
	$(BIN)/python -m pytest tests/faults tests/meetup/test_undo.py tests/meetup/test_ideas_evening.py -s

# EVENINGS small rooms, and a solver that has everything that anyone was sent: can it work out what a few people think? four minutes
attack: .venv/test.stamp
	ATTACK_EVENINGS=$(or $(EVENINGS),1000) $(BIN)/python -m pytest tests/privacy/test_attack.py tests/figures/test_unmasking.py

# the long form of tests/hostile/test_schema.py: so many EXAMPLES for each route and caller, and whatever is at the bounds; 25 minutes
routes: .venv/test.stamp
	SCHEMA_EXAMPLES=$(or $(EXAMPLES),1000) $(BIN)/python -m pytest tests/hostile/test_schema.py

# a long evening of 500 phones, MINUTES=30: does the server keep its memory?
soak: .venv/test.stamp
	$(BIN)/python -m tests.faults.soak $(or $(MINUTES),30)

# BROWSERS at home at different distances watch one clip: are they in time with each other? three minutes; the figures are in docs/performance.md
together: tools .venv/test.stamp
	$(BIN)/python -m tests.together $(or $(BROWSERS),6)

# 300 people fetch a clip of 60 MB by the sample proxy while 300 vote, and 50 without a proxy: are votes still acknowledged at once? two minutes; the figures are in
# docs/performance.md
clips: tools .venv/test.stamp
	$(BIN)/python -m tests.load.clips

# what each page weighs and how fast a phone has it on a slow line: written into docs/performance.md
weigh: tools .venv/test.stamp
	$(BIN)/python -m tests.weight

# whether the desk stays at hand with 1,000 ideas and 500 phones: written into docs/performance.md
weigh-desk: tools .venv/test.stamp
	$(BIN)/python -m tests.weight.desk

# how long an operator waits who sorts 300 ideas with keys only: the figures of docs/ideas.md; half a minute
sorting: tools .venv/test.stamp
	$(BIN)/python -m tests.weight.sorting

# how exact a fragment's in and out point are on the screen of a hall, and how soon the key plays it, with the server and without; five minutes, with
# RUNS=2 one. On a machine that does other things too the first frame comes later than the 150 ms that it is held to
hall: tools .venv/test.stamp
	HALL_RUNS=$(or $(RUNS),20) $(BIN)/python -m pytest tests/browser/test_hall.py -s

# how good near doubles, groups and common ground are, and what they cost: the figures of docs/ideas.md
figures: .venv/test.stamp
	$(BIN)/python -m tests.figures.likeness
	$(BIN)/python -m tests.figures.names
	$(BIN)/python -m tests.figures.speed
	$(BIN)/python -m pytest tests/figures/test_real_rooms.py

# how much a hall of up to 10,000 phones costs, beside Node and C: written into docs/performance.md; takes about half an hour
bench: tools .venv/test.stamp
	$(BIN)/python -m tests.load

# every state of every surface in both languages: can everyone use it? `make test` looks at each in one way, and tells most stories in Dutch only
access: tools .venv/test.stamp
	ACCESS=all $(BIN)/python -m pytest tests/browser

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

# what the tests need beside Python: a browser, a maker of clips, node with npm, and a C compiler; and nginx, which listens nowhere but in the tests. Where that
# can't be installed, what is tested of it is left out
tools: tools-needed
	@PATH="$$PATH:/usr/sbin"; if command -v nginx >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then sudo=""; else sudo="sudo -n"; fi; \
	{ command -v apt-get >/dev/null && $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends nginx-light; } \
		|| { echo "nginx could not be installed: the tests of deploy/nginx.conf are left out."; exit 0; }; \
	if command -v systemctl >/dev/null; then $$sudo systemctl disable --now --quiet nginx || true; fi

tools-needed:
	@missing=""; for tool in chromium ffmpeg node npm gcc; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then echo "The tests need$$missing. Install these, then run make test again."; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo"; \
	else echo "The tests need$$missing. Run: sudo apt-get install $(APT)"; exit 1; fi; \
	$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $(APT) \
		$$(apt-cache show $(SHELL_ONLY) >/dev/null 2>&1 && echo $(SHELL_ONLY))

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
