"""Addresses of office and public pages, one module per domain."""

from django.urls import include, path

from simpul.web.akses import views as akses

urlpatterns = [
    path("masuk/", akses.masuk),
    path("keluar/", akses.keluar),
    path("", include("simpul.web.beranda.urls")),
    path("angka/", include("simpul.web.angka.urls")),
    path("usulan/", include("simpul.web.usulan.urls")),
    path("laporan/", include("simpul.web.laporan.urls")),
    path("periksa/", include("simpul.web.periksa.urls")),
    path("posyandu/", include("simpul.web.posyandu.urls")),
    path("acuan/", include("simpul.web.acuan.urls")),
    path("akun/", include("simpul.web.akses.urls")),
    path("hp/", include("simpul.web.hp.urls")),
    path("kasus/", include("simpul.web.kasus.urls")),
    path("warga/", include("simpul.web.warga.urls")),
    path("foto/", include("simpul.web.foto.urls")),
]
