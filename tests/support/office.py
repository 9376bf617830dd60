"""An organiser at the office over HTTP: logged in, with forms that carry what the page gave them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

from tests.support.server import TOKEN, Answer, Server

FORM = "application/x-www-form-urlencoded"


class Office:
    def __init__(self, server: Server, language: str = "nl") -> None:
        self.server = server
        told = server.request("POST", "/office/login", urlencode({"token": TOKEN}).encode(), {"Content-Type": FORM}).cookies
        self.headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in told.items()), "Accept-Language": language}

    def get(self, path: str) -> Answer:
        return self.server.request("GET", path, headers=self.headers)

    def post(self, path: str, fields: dict[str, str] | None = None, **headers: str) -> Answer:
        body = urlencode({"csrf": self.csrf, **(fields or {})}).encode()
        return self.server.request("POST", path, body, {**self.headers, "Content-Type": FORM, **headers})

    def send(self, path: str, fields: dict[str, str], files: list[tuple[str, str, bytes]]) -> Answer:
        """A form with files: (field, file name, content)."""
        parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in {"csrf": self.csrf, **fields}.items()]
        parts += [f'name="{name}"; filename="{file}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode() + body for name, file, body in files]
        body = b"".join(b"--edge\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts) + b"--edge--\r\n"
        return self.server.request("POST", path, body, {**self.headers, "Content-Type": "multipart/form-data; boundary=edge"})

    def api(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        return self.server.request(method, f"/office/api{path}", body, {**self.headers, "Accept": "application/json", **headers})

    def follow(self, answer: Answer) -> Answer:
        """Where a form sends on to."""
        assert answer.status == 303, answer.text
        return self.get(answer.headers["Location"])

    @property
    def csrf(self) -> str:
        return str(re.findall(r'name="csrf" value="([^"]+)"', self.get("/office/new").text)[0])


def text_of(page: Answer) -> str:
    """What stands on a page, as one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def meetup_in(answer: Answer) -> str:
    """The id of the meetup that a form sends on to."""
    return str(re.findall(r"/office/meetups/(\w+)", answer.headers["Location"])[0])


def media_of(office: Office) -> dict[str, Any]:
    return {file["name"]: file for file in office.api("GET", "/media").json["media"]}
