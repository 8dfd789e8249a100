"""All addresses: the kader app, the sync API and the office pages."""

from django.urls import URLPattern, URLResolver, include, path

from simpul.config.kader import kader_app
from simpul.sync.api import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", api.urls),
    path("kader/", kader_app, {"path": ""}),
    path("kader/<path:path>", kader_app),
    path("", include("simpul.web.urls")),
]

handler400 = "simpul.web.galat.bad_request"
handler403 = "simpul.web.galat.forbidden"
handler404 = "simpul.web.galat.not_found"
handler500 = "simpul.web.galat.server_error"
