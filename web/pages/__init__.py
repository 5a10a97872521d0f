"""The public pages, each module with its routes and the dataclasses its templates receive.

`router` has them all; `web.app` includes it.
"""

from fastapi import APIRouter

from web.pages import about, ask, handbook, home, laws, patterns, providers, reading, search, theme

router = APIRouter(include_in_schema=False)
for _module in (home, ask, laws, reading, search, providers, handbook, about, theme, patterns):
    router.include_router(_module.router)

__all__ = ["router"]
