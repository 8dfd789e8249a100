"""Addresses of hp."""

from django.urls import URLPattern, path

from simpul.web.hp import views

HELD = "<int:kab_id>/<uuid:posyandu_id>/tertahan/<uuid:operasi_id>/"
urlpatterns: list[URLPattern] = [
    path("", views.daftar),
    path("<int:kab_id>/<uuid:posyandu_id>/<uuid:hp_id>/pencabutan/", views.pencabutan),
    path("<int:kab_id>/<uuid:posyandu_id>/tertahan/", views.tertahan),
    path(f"{HELD}pelepasan/", views.putusan, {"jenis": "release_operasi"}),
    path(f"{HELD}penolakan/", views.putusan, {"jenis": "refuse_operasi"}),
]
