"""What of a text can be seen. What can't be makes another text of the same words, turns the words around it, or lets an empty one pass for an answer."""

from __future__ import annotations

import re
import unicodedata

# soft hyphen, zero-width space, word joiner, byte order mark; marks that set the direction of what follows: a script that runs from the right needs none
UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
ENDS = re.compile("^[\\s\u200c\u200d]+|[\\s\u200c\u200d]+$")  # the joiners hold emoji and letters together, within a text
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and a symbol that are drawn as nothing
TO_COME = range(0x1_0000, 0xE_0000)  # where emoji and scripts are added that this Unicode does not know yet


def visible(text: str) -> str:
    """The text without what can't be seen in it, NFC, trimmed; empty when it has no letter, digit, symbol or punctuation."""
    text = ENDS.sub("", unicodedata.normalize("NFC", UNSEEN.sub("", text)))
    return text if any(_is_seen(character) for character in text) else ""


def _is_seen(character: str) -> bool:
    category = unicodedata.category(character)
    return (category[0] in "LNPS" and character not in BLANK) or (category == "Cn" and ord(character) in TO_COME)
