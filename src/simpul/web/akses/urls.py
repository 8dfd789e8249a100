"""Addresses of akses."""

from django.urls import URLPattern, path

from simpul.web.akses.akun import faktor, views
from simpul.web.alasan import alasan

urlpatterns: list[URLPattern] = [
    path("", views.daftar),
    path("baru/", views.baru),
    path("saya/", views.saya),
    path("saya/hp/", faktor.hp),
    path("saya/hp/pelepasan/", faktor.lepas),
    path("saya/pemulihan/", faktor.pemulihan),
    path("alasan/", alasan),
    path("<uuid:akun_id>/", views.rinci),
    path("<uuid:akun_id>/tugas/", views.tugas),
    path("<uuid:akun_id>/tugas/<uuid:hibah_id>/akhir/", views.tugas_akhir),
    path("<uuid:akun_id>/sandi/", views.sandi),
    path("<uuid:akun_id>/faktor/", views.faktor),
    path("<uuid:akun_id>/keaktifan/", views.keaktifan),
]
