"""Addresses of usulan."""

from django.urls import URLPattern, path

from simpul.web.usulan import views
from simpul.web.usulan.acts import TINDAK

urlpatterns: list[URLPattern] = [
    path("", views.daftar),
    path("<int:kab_id>/<uuid:usulan_id>/", views.rinci),
    path("<int:kab_id>/<uuid:usulan_id>/jawaban-terlindung/", views.jawaban_terlindung),
    path("<int:kab_id>/<uuid:usulan_id>/kelengkapan/", views.kelengkapan),
    *(path(f"<int:kab_id>/<uuid:usulan_id>/{nama}/", views.tindakan, {"nama": nama}) for nama in TINDAK),
]
