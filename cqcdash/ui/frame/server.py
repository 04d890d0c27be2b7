"""What the server does besides the pages: health, security headers, warm-up, last resort."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.errors import CqcdashError
from cqcdash.ui.frame import clock, messages
from cqcdash.ui.frame.cache import cached_derived
from cqcdash.ui.frame.messages import show_error
from cqcdash.ui.frame.navigation import MISSING, PAGES

# Of the one script inside Streamlit's own page.
INLINE = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; "
        f"script-src 'self' {INLINE} 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[dict[str, Any], Callable[..., Any], Send], Awaitable[None]]


class SecurityHeaders:
    """Add the headers to every answer; plain ASGI, so that websockets pass untouched."""

    def __init__(self, app: Asgi) -> None:
        """Wrap the application."""
        self.app = app
        self.headers = [(k.lower().encode(), v.encode()) for k, v in HEADERS.items()]

    async def __call__(
        self, scope: dict[str, Any], receive: Callable[..., Any], send: Send
    ) -> None:
        """Answer one request."""

        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *self.headers]}
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class KnownPages:
    """An address that no page has leads to the first page, which says so; plain ASGI."""

    def __init__(self, app: Asgi) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(
        self, scope: dict[str, Any], receive: Callable[..., Any], send: Send
    ) -> None:
        """Answer one request."""
        target = _forwarded(scope) if scope["type"] == "http" else None
        if target is None:
            await self.app(scope, receive, send)
            return
        await RedirectResponse(target, status_code=302)(scope, receive, send)


ADDRESSES = {place.address for place in PAGES}
FIRST = next(place.name for place in PAGES if not place.address)


def _forwarded(scope: dict[str, Any]) -> str | None:
    """Where a browser's look at an unknown page goes; None for everything else."""
    path, query = str(scope["path"]), scope["query_string"].decode("latin-1")
    name = path.strip("/")
    headers = dict(scope["headers"])
    wanted = b"text/html" in headers.get(b"accept", b"") and scope["method"] == "GET"
    if not wanted or name in ADDRESSES or not re.fullmatch(PAGE_NAME, name):
        return None
    missing = "" if name == FIRST else urlencode({MISSING: name})
    parts = [part for part in (query, missing) if part]
    return "/" + ("?" + "&".join(parts) if parts else "")


# Neither a file of the interface nor one of the server's own routes.
PAGE_NAME = r"(?!_stcore|health|static|media|component)[^/.]{1,80}"


async def health(_request: Request) -> JSONResponse:
    """Whether the process answers and the database can be opened."""
    try:
        await to_thread.run_sync(portfolio.data_version, settings().database)
    except CqcdashError as error:
        messages.logger.warning("health: %s", error.message)
        return JSONResponse({"status": "database unusable"}, status_code=503)
    return JSONResponse({"status": "ok"})


def warm_up() -> None:
    """Derive the portfolio of today once, so that the first visitor does not wait for it."""
    with messages.logged("warm-up"):
        cached_derived(clock.today())


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Start and stop of the server."""
    await to_thread.run_sync(warm_up)
    yield


def on_script_error(error: Exception) -> bool:
    """Errors outside the page frame, in callbacks above all; True means that it is dealt with."""
    show_error(error)
    return True


ROUTES = [Route("/health", health), Route("/healthz", health)]
MIDDLEWARE = [Middleware(SecurityHeaders), Middleware(KnownPages)]
