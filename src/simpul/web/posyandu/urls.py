"""Addresses of posyandu."""

from django.urls import URLPattern, path

from simpul.web.posyandu.views import people, registry

HOME = "<int:kab_id>/<uuid:posyandu_id>/"
KADER = f"{HOME}kader/<uuid:kader_id>/"

urlpatterns: list[URLPattern] = [
    path("", registry.daftar),
    path("baru/", registry.baru),
    path(HOME, registry.rinci),
    path(f"{HOME}perubahan/", registry.perubahan),
    path(f"{HOME}kader/baru/", people.kader_baru),
    path(f"{KADER}akhir/", people.kader_akhir),
    path(f"{KADER}kode/", people.kode),
    path(f"{HOME}pengurus/baru/", people.pengurus_baru),
]
