"""Where this machine can be reached on its network."""

from __future__ import annotations

import ifaddr

EVERYWHERE = ("0.0.0.0", "::")
ITSELF = ("localhost", "127.0.0.1", "::1", "[::1]")


def network_addresses(host: str) -> list[str]:
    """The addresses that a phone in the room could reach, the most likely first; then this machine's own name. Only `host` when the
    server listens nowhere else."""
    if host not in EVERYWHERE:
        return [host]
    found = [ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if isinstance(ip.ip, str)]
    outside = [address for address in found if not address.startswith(("127.", "169.254."))]
    return [*sorted(outside, key=lambda address: not address.startswith(("192.168.", "10."))), "localhost"]


def own_address(host: str, port: int) -> str:
    """Where this machine itself finds a server that listens on `host`."""
    return f"http://{'127.0.0.1' if host in EVERYWHERE else host}:{port}"
