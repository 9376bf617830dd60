"""Modules joined to one script: it does what the modules did, and each sentence stands in it translated."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.web.files import JOINED
from facilitator.web.join import joined

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(**modules: str) -> Path:
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text)
        return tmp_path

    return write


def said(folder: Path, translate: Callable[[str], str] = str) -> str:
    """What the joined script prints."""
    (folder / "joined.cjs").write_text(joined(folder, "main.js", translate))
    return subprocess.run(["node", folder / "joined.cjs"], check=True, capture_output=True, text=True).stdout


def test_what_is_imported_runs_once_and_before_who_imports_it(write: Write) -> None:
    folder = write(
        main='import { a } from "./a.js";\nimport { b } from "./b.js";\nconsole.log("main", a, b());\n',
        a='import { b } from "./b.js";\nconsole.log("a");\nexport const a = b() + 1;\n',
        b='console.log("b");\nexport function b() {\n    return 1;\n}\n',
    )
    assert said(folder).split("\n") == ["b", "a", "main 2 1", ""]


def test_two_modules_may_have_a_name_of_their_own_alike(write: Write) -> None:
    folder = write(
        main='import { one } from "./one.js";\nimport { two } from "./two.js";\nconst row = "main";\nconsole.log(one(), two(), row);\n',
        one='const row = "one";\nexport function one() {\n    return row;\n}\n',
        two='const row = "two";\nexport function two() {\n    return row;\n}\n',
    )
    assert said(folder) == "one two main\n"


def test_a_name_that_two_modules_give_to_others_is_refused(write: Write) -> None:
    one = "export const same = 1;\n"
    folder = write(main='import { same } from "./one.js";\nimport { other } from "./two.js";\n', one=one, two=one + "export const other = 2;\n")
    with pytest.raises(AssertionError, match="same"):
        joined(folder, "main.js")


def test_a_later_script_borrows_what_is_there_and_runs_nothing_twice(write: Write) -> None:
    folder = write(
        main='import { lent } from "./lent.js";\nimport { count } from "./count.js";\nglobalThis.later = { lent, say: () => count() };\n',
        lent="export const lent = {};\n",
        count='import { step } from "./step.js";\nconsole.log("counts");\nlet n = 0;\nexport function count() {\n    return (n += step);\n}\n',
        step="export const step = 1;\nexport const unused = 2;\n",
        later='import { count } from "./count.js";\nimport { own } from "./own.js";\nconst step = "mine";\nconsole.log(count(), own(), step);\n',
        own='import { step } from "./step.js";\nexport function own() {\n    return step;\n}\n',
    )
    first, second = joined(folder, "main.js", lends_to="later.js"), joined(folder, "later.js", str, base="main.js")
    assert "Object.assign(lent,{count,step});" in first
    assert "counts" not in second
    page = "globalThis.document = { currentScript: { lent: globalThis.later.lent } };\n"
    (folder / "page.cjs").write_text(first + page + second + "console.log(globalThis.later.say());\n")
    said = subprocess.run(["node", folder / "page.cjs"], check=True, capture_output=True, text=True).stdout
    assert said.split("\n") == ["counts", "1 1 mine", "2", ""]


def test_white_space_and_comments_go_and_what_they_hold_apart_stays(write: Write) -> None:
    main = """
    /** A word about it. */
    const a = { b: 1, c: "x : y ,  z" }; // one
    // another
    const d = a.b + +a.b - -a.b;
    const e = "//" + `${a.c} , ${ d }`; // nobody's
    const f = (x) => ({ x });
    if (!a.b || d === 3 && e)
        console.log(a.c, d, e, f(1).x, /a , b/.test("a , b"));
    """
    folder = write(main=main.replace("\n    ", "\n").replace("\n    console", "\n        console"))
    assert said(folder) == "x : y ,  z 3 //x : y ,  z , 3 1 true\n"
    script = joined(folder, "main.js", str)
    assert "A word" not in script
    assert "another" not in script
    assert "const d=a.b + +a.b - -a.b;" in script


def test_sentences_are_translated_in_place_and_values_still_filled_in(write: Write) -> None:
    folder = write(
        main='import { t } from "./t.js";\nconsole.log(t("Hello"), t("Hello {name}", { name: "Noor" }), t(\'It is "so"\'), t("Unknown"));\n',
        t='export function t(text, values) {\n    return values ? text.replace("{name}", values.name) : text;\n}\n',
    )
    dutch = {"Hello": "Hallo", "Hello {name}": "Dag {name}", 'It is "so"': 'Het is "zo"\\'}
    assert said(folder, lambda text: dutch.get(text, text)) == 'Hallo Dag Noor Het is "zo"\\ Unknown\n'
    assert 'console.log("Hallo",t("Dag {name}",{name:"Noor"})' in joined(folder, "main.js", lambda text: dutch.get(text, text))


def test_a_library_is_taken_as_it_is(write: Write) -> None:
    folder = write(
        main='import { io } from "./library.js";\nconsole.log(io());\n',
        library='var t=r=>r;function D(){return t("Hello")}export{D as io};\n',
    )
    assert said(folder, str.upper) == "Hello\n"


@pytest.mark.parametrize("path", JOINED)
def test_every_script_and_sheet_of_ours_can_be_joined(path: str) -> None:
    assert JOINED[path]()
