"""How much is looked at: usually each state and story in one of the languages, with `make access` all of them in both."""

from __future__ import annotations

import os

ALL = os.environ.get("ACCESS") == "all"
LANGUAGES = ("nl", "en")
ONE_LANGUAGE = LANGUAGES if ALL else LANGUAGES[:1]
