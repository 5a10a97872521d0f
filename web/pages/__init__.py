"""The public pages, each module with its routes and the dataclasses its templates receive.

`router` has them all; `web.app` includes it.
"""

from fastapi import APIRouter

from web.pages.about import router as about
from web.pages.ask import router as ask
from web.pages.compare import router as compare
from web.pages.conversations import router as conversations
from web.pages.glossary import router as glossary
from web.pages.handbook import router as handbook
from web.pages.home import router as home
from web.pages.laws import router as laws
from web.pages.patterns import router as patterns
from web.pages.providers import router as providers
from web.pages.reading import router as reading
from web.pages.search import router as search
from web.pages.theme import router as theme

router = APIRouter(include_in_schema=False)
for _pages in (
    *(home, ask, conversations, laws, reading, search, providers),
    *(compare, handbook, glossary, about, theme, patterns),
):
    router.include_router(_pages)

__all__ = ["router"]
