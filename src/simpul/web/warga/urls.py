"""Addresses of warga."""

from django.urls import URLPattern, path

from simpul.web.warga.views import decide, people

HOME = "<int:kab_id>/<uuid:posyandu_id>/"
WARGA = f"{HOME}<uuid:warga_id>/"

urlpatterns: list[URLPattern] = [
    path("", people.pilih),
    path(HOME, people.daftar),
    path(f"{HOME}pilihan/", decide.pilihan),
    path(f"{HOME}mirip/", decide.mirip),
    path(f"{HOME}mirip/<uuid:asal_id>/pemisahan/", decide.pemisahan),
    path(WARGA, people.profil),
    path(f"{WARGA}nik/", people.nik),
    path(f"{WARGA}izin/", people.izin),
]
