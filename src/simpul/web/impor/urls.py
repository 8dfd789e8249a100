"""Addresses of imports."""

from django.urls import URLPattern, path

from simpul.web.impor import views

IMPOR = "<int:kab_id>/<uuid:impor_id>/"

urlpatterns: list[URLPattern] = [
    path("", views.daftar, name="impor"),
    path("<int:kab_id>/<uuid:posyandu_id>/baru/", views.baru, name="impor_baru"),
    path(IMPOR, views.rinci, name="impor_rinci"),
    path(f"{IMPOR}kolom/", views.kolom),
    path(f"{IMPOR}penerapan/", views.penerapan),
    path(f"{IMPOR}pembatalan/", views.pembatalan),
    path(f"{IMPOR}baris.xlsx", views.baris_xlsx),
    path(f"{IMPOR}baris.csv", views.baris_csv),
]
