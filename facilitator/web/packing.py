"""Pages go out compressed to who asks for it: a phone on bad Wi-Fi gets a quarter of the bytes.

Compression can betray a secret that stands in a page beside words that a stranger chose, to a stranger who watches the sizes of many
such pages. A phone's page holds no secret (its cookie is in a header, and no other site can send it along); the office's does, and
shows no words but those of who is logged in.
"""

from __future__ import annotations

import gzip

from flask import Response, request

LEAST_BYTES = 500
TEXTS = ("text/html", "application/json")


def pack(answer: Response) -> Response:
    """Leaves alone what is streamed (reports, media), packed already, or too small to gain by it."""
    if answer.mimetype not in TEXTS or answer.is_streamed or answer.direct_passthrough or "Content-Encoding" in answer.headers:
        return answer
    answer.vary.add("Accept-Encoding")
    if "gzip" in request.headers.get("Accept-Encoding", "") and (answer.content_length or 0) >= LEAST_BYTES:
        answer.set_data(gzip.compress(answer.get_data(), 6))
        answer.headers["Content-Encoding"] = "gzip"
    return answer
