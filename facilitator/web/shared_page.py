"""A page that is the same for many but for its last words: made and compressed once, and for each only what is theirs.

A hall that comes in asks for the same page a thousand times in a minute; making it took most of the time of a server that lets them in.
"""

from __future__ import annotations

import secrets
import struct
import zlib

LEVEL = 9
NEAR_BYTES, NEAR = 1_000, -10  # how far back the end looks for what it repeats: more costs time and gains nothing
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"  # RFC 1952: deflate, no name, no time
RAW = -zlib.MAX_WBITS


def mark() -> str:
    """A word that nobody can know, for the place where what is somebody's own begins."""
    return secrets.token_hex(8)


class SharedPage:
    """`beginning` is all up to what is somebody's own."""

    def __init__(self, beginning: bytes) -> None:
        self.beginning = beginning
        packer = zlib.compressobj(LEVEL, wbits=RAW)
        self._packed = GZIP_HEAD + packer.compress(beginning) + packer.flush(zlib.Z_SYNC_FLUSH)
        self._sum = zlib.crc32(beginning)

    def whole(self, end: bytes) -> bytes:
        return self.beginning + end

    def gzipped(self, end: bytes) -> bytes:
        """The whole as gzip: the end is packed as if the beginning had just been packed before it."""
        packer = zlib.compressobj(LEVEL, wbits=NEAR, zdict=self.beginning[-NEAR_BYTES:])
        length = (len(self.beginning) + len(end)) & 0xFFFFFFFF
        return self._packed + packer.compress(end) + packer.flush() + struct.pack("<LL", zlib.crc32(end, self._sum), length)
