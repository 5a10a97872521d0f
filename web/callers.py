"""Who calls: the language to answer in, and the address that is counted.

A page takes its language from its path; that is the business of `i18n`. Here it is the JSON caller's.
"""

import ipaddress
import re

from fastapi import Request

from knowledge import Language

DEFAULT_LANGUAGE = Language.ZH
_RANGE = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")
_LONGEST_HEADER = 500  # a header longer than any browser's is cut, not studied


def known_language(value: object) -> Language | None:
    """The language with this tag, or None for anything else that came in."""
    return Language(value) if isinstance(value, str) and value in set(Language) else None


def accepted_language(header: str) -> Language | None:
    """The best of our languages in an `Accept-Language` header; None when it names none of them."""
    best: tuple[float, Language] | None = None
    for item in header[:_LONGEST_HEADER].split(","):
        matched = _RANGE.fullmatch(item)
        language = known_language(matched.group(1).lower()) if matched else None
        weight = float(matched.group(2) or 1) if matched else 0.0
        if language and weight > (best[0] if best else 0.0):
            best = (weight, language)
    return best[1] if best else None


def caller_language(request: Request, body: object = None) -> Language:
    """The language to speak to the caller of the JSON interface; never fails.

    In this order: `ui_language` of the query, `language` of the body or the query, the header, Chinese. Where
    `language` filters providers it says nothing about the caller.
    """
    asked: list[object] = [request.query_params.get("ui_language")]
    if isinstance(body, dict):
        asked.append(body.get("language"))
    if not request.url.path.startswith("/api/v1/providers"):
        asked.append(request.query_params.get("language"))
    known = [language for language in map(known_language, asked) if language]
    if known:
        return known[0]
    return accepted_language(request.headers.get("accept-language", "")) or DEFAULT_LANGUAGE


def caller_address(request: Request) -> str:
    """The network address whose questions are counted together: for IPv6 the /64, which one subscriber holds."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return host
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))
