"""Serves the built kader app under /kader/, where its worker may not touch office pages."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotFound

mimetypes.add_type("application/manifest+json", ".webmanifest")


def kader_app(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """A built file, or the shell for any other address (the app routes itself)."""
    root = Path(settings.PWA_DIST)
    wanted = (root / path).resolve()
    if not wanted.is_relative_to(root.resolve()) or not (root / "index.html").is_file():
        return HttpResponseNotFound()
    is_file = path != "" and wanted.is_file()
    if not is_file and "." in Path(path).name:
        return HttpResponseNotFound()
    file = wanted if is_file else root / "index.html"
    response = FileResponse(file.open("rb"), content_type=mimetypes.guess_type(file.name)[0])
    hashed = "assets" in Path(path).parts
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
    return response
