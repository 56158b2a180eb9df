"""Whose address a request comes from, and at which address this site is."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final, TypeAlias

from aiohttp.web import Request

Network: TypeAlias = IPv4Network | IPv6Network
Address: TypeAlias = IPv4Address | IPv6Address
HOUSEHOLD: Final = 64
"""How many bits of an IPv6 address one household has; the rest is its own to choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorplate:
    """``proxies`` may say for whom they ask; ``public_url`` is ours (empty: the one asked for)."""

    proxies: Sequence[Network] = ()
    public_url: str = ""

    def visitor(self, request: Request) -> str:
        """Return the address of the visitor, of an IPv6 one the network.

        ``X-Forwarded-For`` counts only where a trusted proxy names it, and of it only what the
        proxies added themselves: the last address that is none of theirs.
        """
        peer = _address(request.remote or "")
        if self._trusts(peer):
            named = ",".join(request.headers.getall("X-Forwarded-For", []))
            for part in reversed(named.split(",")):
                address = _address(part.strip())
                if address is None:
                    break
                peer = address
                if not self._trusts(address):
                    break
        return _household(peer)

    def origin(self, request: Request) -> str:
        """Return the beginning of an absolute address of this site."""
        if self.public_url:
            return self.public_url
        scheme = request.scheme
        if self._trusts(_address(request.remote or "")):
            named = request.headers.get("X-Forwarded-Proto", scheme)
            scheme = named if named in {"http", "https"} else scheme
        return f"{scheme}://{request.host}"

    def _trusts(self, address: Address | None) -> bool:
        return address is not None and any(address in one for one in self.proxies)


def _address(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _household(address: Address | None) -> str:
    if isinstance(address, IPv6Address):
        return str(ip_network(f"{address}/{HOUSEHOLD}", strict=False))
    return str(address or "")
