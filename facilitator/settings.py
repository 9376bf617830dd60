"""Every setting: its name, default and help. Read once, from the environment or a file; `docs/settings.md` says the same."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

PREFIX = "FACILITATOR_"
FILE_VARIABLE = "FACILITATOR_SETTINGS"
SHORTEST_TOKEN = 16
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
EVENT_LOOPS = ("eventlet", "gevent")
TRANSPORTS = ("direct", "library")
MODES = ("evening", "development")
ACCEL_REDIRECT, SENDFILE = "X-Accel-Redirect", "X-Sendfile"


class SettingError(Exception):
    """A setting can't be used; says which and why."""


def setting(default: Any, help: str, *, least: int = 1, most: int | None = None, choices: tuple[str, ...] = ()) -> Any:
    """`least` and `most` are of numbers; without `choices` a text may be any."""
    return field(default=default, metadata={"help": help, "least": least, "most": most, "choices": choices})


@dataclass(frozen=True)
class Settings:
    """`FACILITATOR_PORT` in the environment, or `port` in the file that FACILITATOR_SETTINGS names, sets `port`."""

    host: str = setting("0.0.0.0", "Address to listen on; 127.0.0.1 lets only this machine in.")
    port: int = setting(8000, "Port to listen on; 0 takes a free one.", least=0, most=65_535)
    data: str = setting("data", "Folder for the database and the media.")
    url: str = setting("", "Address under which people reach the server, for links and QR codes; empty: the address of the request, or of this machine.")
    organiser_token: str = setting("", "Secret of at least 16 characters with which programs use the office API; empty: no program may.")
    connections: int = setting(12_000, "Live connections at most; who comes after is told that it is full.")
    commands_per_second: int = setting(100, "Commands one connection may give a second, in the long run.")
    commands_at_once: int = setting(600, "Commands one connection may give at once before that counts.")
    wrong_codes: int = setting(
        60, "Wrong join codes, and as many wrong codes of tickets, that one address may try in a minute; all together ten times as many."
    )
    media_megabytes: int = setting(2_000, "Size of one media file at most.")
    media_quota_megabytes: int = setting(20_000, "Size of all media files together at most.")
    media_hours: int = setting(12, "How long the address of a media file works.")
    media_sent_by: str = setting(
        "server",
        "Who sends media files: server, or the proxy in front, which is told by this header where they are.",
        choices=("server", ACCEL_REDIRECT, SENDFILE),
    )
    media_proxy_path: str = setting("/protected-media/", "Where the proxy has the media folder, for X-Accel-Redirect.")
    seal_days: int = setting(
        30,
        "Days after its end that a meetup is sealed: nobody can find out any more who said what, and its page on the phones of who took part is gone.",
        most=365,
    )
    mode: str = setting("evening", "What the server is for: evening, or development, which adds the page of all components, /office/style.", choices=MODES)
    event_loop: str = setting("eventlet", "What carries the server; gevent must be installed. In the environment only.", choices=EVENT_LOOPS)
    transport: str = setting("direct", "What carries the live connections: direct, or library, which is slower and less hardened.", choices=TRANSPORTS)
    log_level: str = setting("INFO", "How much the server says: DEBUG, INFO, WARNING or ERROR.", choices=LOG_LEVELS)

    def __post_init__(self) -> None:
        for each in fields(self):
            _check(PREFIX + each.name.upper(), getattr(self, each.name), **{rule: each.metadata[rule] for rule in ("least", "most", "choices")})
        if self.event_loop == "gevent" and self.transport == "library":
            raise SettingError(f"{PREFIX}TRANSPORT must be direct where {PREFIX}EVENT_LOOP is gevent.")
        if self.organiser_token and len(self.organiser_token) < SHORTEST_TOKEN:
            raise SettingError(f"{PREFIX}ORGANISER_TOKEN must have at least {SHORTEST_TOKEN} characters, or be empty.")

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Settings:
        """Raises SettingError for a value that is no such thing, and for a name that is not known."""
        given: dict[str, Any] = {}
        if FILE_VARIABLE in environ:
            given |= _read_file(Path(environ[FILE_VARIABLE]))
        names = {each.name for each in fields(cls)}
        given |= {name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX) and name != FILE_VARIABLE}
        unknown = sorted(set(given) - names)
        if unknown:
            raise SettingError(f"There is no setting {PREFIX}{unknown[0].upper()}. docs/settings.md names them all.")
        return cls(**{each.name: _cast(each.name, type(each.default), given[each.name]) for each in fields(cls) if each.name in given})


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"The settings file {path} can't be read: {error}") from error


def _check(name: str, value: Any, least: int, most: int | None, choices: tuple[str, ...]) -> None:
    if choices and value not in choices:
        raise SettingError(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    if isinstance(value, int) and (value < least or (most is not None and value > most)):
        raise SettingError(f"{name} must be {f'between {least} and {most}' if most else f'at least {least}'}, not {value}.")


def _cast(name: str, kind: type, value: Any) -> Any:
    try:
        return kind(str(value))  # a file may hold true, 8.5 or a list, of which int() makes something
    except ValueError as error:
        raise SettingError(f"{PREFIX}{name.upper()} must be a whole number, not {value!r}.") from error
