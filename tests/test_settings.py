"""Settings: read from the environment and a file, bad ones refused by name; and docs/settings.md says the same as the code."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from facilitator.settings import FILE_VARIABLE, PREFIX, SettingError, Settings

PAGE = (Path(__file__).parent.parent / "docs" / "settings.md").read_text("utf-8")
ROW = re.compile(r"^\| `(FACILITATOR_\w+)` \| (.*?) \| (.*) \|$", re.MULTILINE)
NUMBERS = [each.name for each in fields(Settings) if isinstance(each.default, int)]
VARIABLES = {each.name: PREFIX + each.name.upper() for each in fields(Settings)}


def file_of(tmp_path: Path, text: str) -> dict[str, str]:
    path = tmp_path / "facilitator.toml"
    path.write_text(text, "utf-8")
    return {FILE_VARIABLE: str(path)}


def in_words(default: object) -> str:
    return f"`{default}`" if default != "" else "(empty)"


# the page


def test_the_page_names_every_setting_with_its_default_and_help() -> None:
    told = [(variable, default, help) for variable, default, help in ROW.findall(PAGE)]
    assert told == [(VARIABLES[each.name], in_words(each.default), each.metadata["help"]) for each in fields(Settings)]


def test_the_page_names_no_setting_that_there_is_not() -> None:
    assert set(re.findall(r"FACILITATOR_[A-Z_]+", PAGE)) <= {*VARIABLES.values(), FILE_VARIABLE}


def test_the_file_that_the_page_shows_can_be_used(tmp_path: Path) -> None:
    found = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    assert Settings.read(file_of(tmp_path, found[1])) != Settings()


# reading


def test_without_anything_every_setting_has_its_default() -> None:
    assert Settings.read({}) == Settings()
    assert Settings.read({"PATH": "/bin", "FACILITATION_PORT": "1"}) == Settings()


def test_the_environment_sets_them() -> None:
    read = Settings.read({"FACILITATOR_PORT": "8123", "FACILITATOR_DATA": "/srv/klassen", "FACILITATOR_ORGANISER_TOKEN": "sixteen-letters!"})
    assert (read.port, read.data, read.organiser_token) == (8123, "/srv/klassen", "sixteen-letters!")
    assert read.host == Settings().host


def test_a_file_sets_them_and_the_environment_goes_before_it(tmp_path: Path) -> None:
    environ = file_of(tmp_path, 'port = 8123\ndata = "/srv/klassen"\n')
    assert (Settings.read(environ).port, Settings.read(environ).data) == (8123, "/srv/klassen")
    read = Settings.read({**environ, "FACILITATOR_PORT": "8124"})
    assert (read.port, read.data) == (8124, "/srv/klassen")


# refusals


@pytest.mark.parametrize("value", ["many", "", "8.5", "0x10"])
def test_what_is_no_whole_number_is_refused_by_name(value: str) -> None:
    for name in NUMBERS:
        assert Settings.read({VARIABLES[name]: "5"}) != Settings()
        with pytest.raises(SettingError, match=rf"^{VARIABLES[name]} must be a whole number, not '{value}'\.$"):
            Settings.read({VARIABLES[name]: value})


def test_a_number_out_of_range_is_refused_by_name() -> None:
    for name in NUMBERS:
        least = 0 if name == "port" else 1
        assert getattr(Settings.read({VARIABLES[name]: str(least)}), name) == least
        with pytest.raises(SettingError, match=f"^{VARIABLES[name]} must be "):
            Settings.read({VARIABLES[name]: str(least - 1)})


def test_a_port_is_one_that_there_is() -> None:
    assert Settings.read({"FACILITATOR_PORT": "65535"}).port == 65_535
    with pytest.raises(SettingError, match=r"^FACILITATOR_PORT must be between 0 and 65535, not 65536"):
        Settings.read({"FACILITATOR_PORT": "65536"})


def test_a_log_level_is_one_of_those_named() -> None:
    assert Settings.read({"FACILITATOR_LOG_LEVEL": "DEBUG"}).log_level == "DEBUG"
    with pytest.raises(SettingError, match=r"^FACILITATOR_LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR, not 'loud'"):
        Settings.read({"FACILITATOR_LOG_LEVEL": "loud"})


def test_a_short_organiser_token_is_refused_and_none_is_not() -> None:
    Settings.read({"FACILITATOR_ORGANISER_TOKEN": ""})
    Settings.read({"FACILITATOR_ORGANISER_TOKEN": "x" * 16})
    with pytest.raises(SettingError, match="FACILITATOR_ORGANISER_TOKEN must have at least 16 characters"):
        Settings.read({"FACILITATOR_ORGANISER_TOKEN": "x" * 15})


def test_a_name_that_is_not_known_is_refused(tmp_path: Path) -> None:
    for environ in ({"FACILITATOR_PROT": "8123"}, file_of(tmp_path, "prot = 8123\n")):
        with pytest.raises(SettingError, match="There is no setting FACILITATOR_PROT"):
            Settings.read(environ)


def test_a_file_that_can_not_be_read_is_refused_by_its_path(tmp_path: Path) -> None:
    for environ in ({FILE_VARIABLE: str(tmp_path / "none.toml")}, file_of(tmp_path, "port 8123\n")):
        with pytest.raises(SettingError, match=re.escape(environ[FILE_VARIABLE])):
            Settings.read(environ)


@pytest.mark.parametrize("text", ['port = "many"', "port = []", "port = 1979-05-27", "port = 8.5", "port = true"])
def test_a_wrong_value_in_a_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingError, match="FACILITATOR_PORT must be a whole number"):
        Settings.read(file_of(tmp_path, text))


def test_the_transport_of_the_library_does_not_go_with_gevent() -> None:
    with pytest.raises(SettingError, match=r"^FACILITATOR_TRANSPORT must be direct where FACILITATOR_EVENT_LOOP is gevent\.$"):
        Settings.read({"FACILITATOR_EVENT_LOOP": "gevent", "FACILITATOR_TRANSPORT": "library"})
