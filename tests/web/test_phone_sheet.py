"""The sheet of the phone: small, allowed by its hash and nothing wider, and readable on old phones."""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import unquote

import pytest

from facilitator.web.phone_sheet import NAMES, hash_of, phone_icon, phone_sheet, sheet_for
from facilitator.web.site import STATIC

# What Chrome and WebView 58 and Safari 10 don't know, with what to write instead. A declaration they don't know falls away; but one that
# holds `var()` is dropped only when it is used, and takes the one before it along, so that a fallback must stand in `@supports`.
TOO_NEW = {
    r"(?<![-\w])(row-|column-)?gap:": "`grid-gap` in a grid; margins in a flex row",
    r"\binset:": "top, right, bottom, left",
    r"aspect-ratio:": "a height",
    r"(margin|padding|border|inset)-(inline|block)|(?<![-\w])(min-|max-)?(inline|block)-size:|text-align:(start|end)": "left, right, width, height",
    r":(is|where|has)\(": "the selectors one by one: an unknown one drops its whole rule",
    r":not\([^()]*,": "a `:not` for each",
    r"(?<![-\w])(clamp|min|max)\(": "a width with a max-width",
    r"color-mix\(|oklch\(|light-dark\(|rgba?\([^),]* [^),]*[/ ]": "a colour of tokens.css",
    r"#[0-9a-f]{8}\b|#[0-9a-f]{4}\b": "rgba with commas",
    r"\d(dvh|svh|lvh|dvw|cqw|cqh)\b": "vh, vw",
    r"@(layer|container|property|scope)": "nothing: the whole block would be gone",
    r"[{;]\s*&|&\s*[.:>]": "no nesting",
    r"place-(items|content|self):": "align-* and justify-*",
    r"[{;](translate|scale|rotate):": "transform",
    r"subgrid|text-wrap:|overscroll-behavior:|backdrop-filter:": "something that holds without it",
}


@pytest.mark.parametrize(("pattern", "instead"), TOO_NEW.items(), ids=TOO_NEW.values())
def test_nothing_stands_in_it_that_an_old_phone_does_not_know(pattern: str, instead: str) -> None:
    assert re.findall(f".{{0,40}}(?:{pattern}).{{0,20}}", phone_sheet()) == [], f"write instead: {instead}"


def test_the_patterns_find_what_they_are_made_for() -> None:
    sheet = ".a{gap:1px;inset:0;aspect-ratio:1;margin-inline:0;width:min(1px,2px);color:#0b5cad80;height:100dvh;place-items:center;scale:2;text-wrap:balance}"
    sheet += "@layer x{.b{&:hover{color:rgb(1 2 3/4%)}}}.c:is(a){}.d:not(a,b){}"
    assert [pattern for pattern in TOO_NEW if not re.search(pattern, sheet)] == []


def test_safe_areas_stand_apart_and_sticky_has_its_old_name() -> None:
    without = re.sub(r"@supports \(padding:env\(safe-area-inset-bottom\)\)\{[^{}]*\{[^{}]*\}\}", "", phone_sheet())
    assert without != phone_sheet()
    assert "env(" not in without
    assert phone_sheet().count("position:sticky") == phone_sheet().count("position:-webkit-sticky;position:sticky") > 0


def test_a_focus_ring_is_taken_away_only_by_who_knows_when_it_is_needed() -> None:
    assert re.findall(r"[^}]*:focus-visible[^{]*\{[^}]*\}", phone_sheet()) == [":focus:not(:focus-visible){outline:0}"]


def test_it_holds_every_rule_of_its_sheets_and_no_comment() -> None:
    text = "".join((STATIC / f"css/{name}.css").read_text() for name in NAMES)
    assert phone_sheet().count("{") == re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).count("{")
    assert "/*" not in phone_sheet()
    assert "\n" not in phone_sheet()
    assert "<" not in phone_sheet(), "it stands in a page"
    assert 'content:"";' in phone_sheet()
    assert "calc(var(--target) + var(--space-2))" in phone_sheet()


def test_a_phone_that_has_it_gets_no_copy() -> None:
    new, known = sheet_for(has=False), sheet_for(has=True)
    assert (new.inline, known.inline) == (phone_sheet(), None)
    assert hash_of(phone_sheet()) in new.hashes
    assert hash_of(phone_sheet()) not in known.hashes
    assert hash_of("a{}") == f"'sha256-{base64.b64encode(hashlib.sha256(b'a{}').digest()).decode()}'"


def test_the_icon_comes_along_as_an_address_that_can_stand_in_a_page() -> None:
    head, _, drawing = phone_icon().partition(",")
    assert head == "data:image/svg+xml"
    assert unquote(drawing).replace("'", '"') == (STATIC / "icons/icon.svg").read_text().strip()
    assert not set(drawing) & set('"<>&#')
