"""Serves the built kader app under /kader/, where its worker may not touch office pages."""

import mimetypes
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotFound

from simpul.config.rilis import Rilis, kept_files, kept_rilis
from simpul.flows.rilis import offered_rilis

mimetypes.add_type("application/manifest+json", ".webmanifest")

WORKER = "sw.js"
# Set by the app for this folder only: its regency, its posyandu and the version that runs. It opens nothing.
COOKIE = "simpul_rilis"
# A file of this name in SIMPUL_DATA takes the app's worker off every phone that comes by.
KILL_SWITCH = "hentikan-app"
# Forgets the stored app and the worker itself. IndexedDB and the second copy are not touched, so no work is lost.
FAREWELL = """self.addEventListener('install', () => { self.skipWaiting(); });
self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const key of await caches.keys()) if (key.includes('/kader/')) await caches.delete(key);
    await self.registration.unregister();
  })());
});
"""


def kader_app(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """A built file, one of an earlier release, or the shell for any other address (the app routes itself)."""
    dist = Path(settings.PWA_DIST).resolve()
    if path == WORKER and (Path(settings.SIMPUL_DATA) / KILL_SWITCH).exists():
        return HttpResponse(FAREWELL, content_type="text/javascript", headers={"Cache-Control": "no-store"})
    if not (dist / path).resolve().is_relative_to(dist):
        return HttpResponseNotFound()
    if path in {WORKER, "index.html"} or "." not in Path(path).name:
        return _begin(request, dist, path)
    found = _kept(dist, path)
    return HttpResponseNotFound() if found is None else _answer(found, is_hashed=found.parent.name == "assets")


def _begin(request: HttpRequest, dist: Path, path: str) -> HttpResponse | FileResponse:
    """The worker or the shell of the release that this phone is offered."""
    kept = kept_rilis(dist)
    chosen = _named(request, kept) or _offered(request, kept)
    if chosen is None and path == WORKER:
        # All that is here is older than what the phone has: with no answer its browser keeps that.
        return HttpResponseNotFound()
    if not kept:
        return HttpResponseNotFound()
    answer = _answer((chosen or kept[0]).root / (WORKER if path == WORKER else "index.html"), is_hashed=False)
    answer.headers["Vary"] = "Cookie"
    return answer


def _named(request: HttpRequest, kept: list[Rilis]) -> Rilis | None:
    """The release whose worker asks for its own shell."""
    wanted = request.GET.get("rilis")
    return next((one for one in kept if one.versi == wanted), None) if wanted else None


def _offered(request: HttpRequest, kept: list[Rilis]) -> Rilis | None:
    """The release for whoever asks, from what the app has told of itself in its cookie."""
    if len(kept) < 2:
        return kept[0] if kept else None
    kab_id, posyandu_id, running = _told(request.COOKIES.get(COOKIE, ""))
    versi = offered_rilis([one.versi for one in kept], kab_id, posyandu_id, running)
    return next((one for one in kept if one.versi == versi), None)


def _told(cookie: str) -> tuple[int | None, UUID | None, str]:
    """Regency, posyandu and version; what cannot be read counts as not told."""
    try:
        kab_id, posyandu_id, running = cookie.split("_", 2)
        return int(kab_id[:9]), UUID(posyandu_id), running[:24]
    except ValueError:
        return None, None, ""


def _kept(dist: Path, path: str) -> Path | None:
    """A file of the last build or of one before it (pwa/scripts/rilis.mjs)."""
    for root in (dist, *kept_files(dist)):
        found = (root / path).resolve()
        if found.is_relative_to(root) and found.is_file():
            return found
    return None


def _answer(file: Path, *, is_hashed: bool) -> FileResponse:
    response = FileResponse(file.open("rb"), content_type=mimetypes.guess_type(file.name)[0])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_hashed else "no-cache"
    return response
