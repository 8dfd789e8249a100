"""Addresses of hp."""

from django.urls import URLPattern, path

from simpul.web.hp import satu, views

HP = "<int:kab_id>/<uuid:posyandu_id>/<uuid:hp_id>/"
HELD = "<int:kab_id>/<uuid:posyandu_id>/tertahan/<uuid:operasi_id>/"
urlpatterns: list[URLPattern] = [
    path("", views.daftar),
    path(HP, satu.rinci),
    path(f"{HP}lembar/", satu.lembar),
    path(f"{HP}pin/<uuid:permintaan_id>/", satu.pin),
    path(f"{HP}pin/<uuid:permintaan_id>/penolakan/", satu.pin_tolak),
    path(f"{HP}pencabutan/", views.pencabutan),
    path("<int:kab_id>/<uuid:posyandu_id>/tertahan/", views.tertahan),
    path(f"{HELD}perbaikan/", views.perbaikan),
    path(f"{HELD}pelepasan/", views.putusan, {"jenis": "release_operasi"}),
    path(f"{HELD}penolakan/", views.putusan, {"jenis": "refuse_operasi"}),
]
