"""Serves the built kader app under /kader/, where its worker may not touch office pages."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotFound

mimetypes.add_type("application/manifest+json", ".webmanifest")

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
    root = Path(settings.PWA_DIST)
    if path == "sw.js" and (Path(settings.SIMPUL_DATA) / KILL_SWITCH).exists():
        return HttpResponse(FAREWELL, content_type="text/javascript", headers={"Cache-Control": "no-store"})
    wanted = (root / path).resolve()
    if not wanted.is_relative_to(root.resolve()) or not (root / "index.html").is_file():
        return HttpResponseNotFound()
    is_file = path != "" and wanted.is_file()
    if not is_file and "." in Path(path).name:
        kept = _kept(root, path)
        return HttpResponseNotFound() if kept is None else _answer(kept, is_hashed=True)
    return _answer(wanted if is_file else root / "index.html", is_hashed="assets" in Path(path).parts)


def _kept(root: Path, path: str) -> Path | None:
    """A file of one of the last releases (pwa/scripts/rilis.mjs), for a phone whose page is older than the server."""
    folder = (root.parent / "rilis").resolve()
    for release in sorted(folder.glob("*/")):
        found = (release / path).resolve()
        if found.is_relative_to(folder) and found.is_file():
            return found
    return None


def _answer(file: Path, *, is_hashed: bool) -> FileResponse:
    response = FileResponse(file.open("rb"), content_type=mimetypes.guess_type(file.name)[0])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_hashed else "no-cache"
    return response
