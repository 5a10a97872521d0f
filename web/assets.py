"""Our own static files, each under an address that changes whenever its content does.

The style sheets are served as one file, put together at start in the order of `STYLES`, so that a page asks once and no
build step is needed. Compression and caching by a proxy are left to the operator.
"""

import hashlib
from pathlib import Path

from starlette.datastructures import Headers, QueryParams
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from web.urls import Urls

BUNDLE = "site.css"
# The order of the layers is declared in tokens.css; within a layer, files are taken by name.
STYLES = ("css/tokens.css", "css/base.css", "css/type.css", "css/layout.css", "css/components/*.css", "css/print.css")
FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"
_FINGERPRINT_LENGTH = 12


class Assets(StaticFiles):
    """The files of one folder, to be mounted at `/static`.

    Raises RuntimeError when the folder is missing.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder)
        self._folder = folder
        self._urls = Urls()
        self._bundle = "\n".join(path.read_text(encoding="utf-8") for path in self._styles()).encode()
        self._fingerprints = {
            path.relative_to(folder).as_posix(): _fingerprint(path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        self._fingerprints[BUNDLE] = _fingerprint(self._bundle)

    def url(self, path: str) -> str:
        """The address of a file. Raises KeyError when there is none: a page must not point to nothing."""
        return self._urls.static(path, self._fingerprints[path])

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept for ever when asked for by its fingerprint."""
        if path == BUNDLE and scope["method"] in {"GET", "HEAD"}:
            response = self._bundled(scope)
        else:
            response = await super().get_response(path, scope)
        asked = QueryParams(scope["query_string"]).get("v")
        current = asked is not None and asked == self._fingerprints.get(path)
        response.headers["Cache-Control"] = FOREVER if current else BRIEFLY
        return response

    def _bundled(self, scope: Scope) -> Response:
        tag = f'"{self._fingerprints[BUNDLE]}"'
        if tag in Headers(scope=scope).get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        return Response(self._bundle, media_type="text/css", headers={"ETag": tag})

    def _styles(self) -> list[Path]:
        return [path for pattern in STYLES for path in sorted(self._folder.glob(pattern))]


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_FINGERPRINT_LENGTH]
