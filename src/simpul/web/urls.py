"""Addresses of office and public pages, one module per domain."""

from django.urls import include, path

from simpul.web.akses import langkah
from simpul.web.akses import views as akses
from simpul.web.dukungan import publik as dukungan
from simpul.web.kegiatan.views import lanjut
from simpul.web.kelembagaan import views as kelembagaan

urlpatterns = [
    path("masuk/", akses.masuk),
    path("masuk/kode/", langkah.kode),
    path("masuk/sandi/", langkah.sandi),
    path("masuk/hp/", langkah.hp),
    path("keluar/", akses.keluar),
    path("", include("simpul.web.beranda.urls")),
    path("", include("simpul.web.server.urls")),
    path("angka/", include("simpul.web.angka.urls")),
    path("usulan/", include("simpul.web.usulan.urls")),
    path("laporan/", include("simpul.web.laporan.urls")),
    path("periksa/", include("simpul.web.periksa.urls")),
    path("posyandu/", include("simpul.web.posyandu.urls")),
    path("informasi/", include("simpul.web.informasi.urls")),
    path("lembar/", include("simpul.web.lembar.urls")),
    path("", include("simpul.web.publik.urls")),
    path("kelembagaan/", kelembagaan.kelembagaan),
    path("pembinaan/", kelembagaan.pembinaan),
    path("surat/", include("simpul.web.surat.urls")),
    path("tim/", include("simpul.web.tim.urls")),
    path("aksi/", include("simpul.web.aksi.urls")),
    path("dukungan/", include("simpul.web.dukungan.urls")),
    path("nilai/<str:kode>/", dukungan.nilai),
    path("registrasi/", include("simpul.web.registrasi.urls")),
    path("tahap/", include("simpul.web.tahap.urls")),
    path("rencana/", include("simpul.web.rencana.urls")),
    path("kegiatan/", include("simpul.web.kegiatan.urls")),
    path("evaluasi/<int:kab_id>/<uuid:kegiatan_id>/<str:kode>/", lanjut.lembar),
    path("kegiatan/", include("simpul.web.pindai.urls")),
    path("kegiatan/", include("simpul.web.tes.urls")),
    path("kegiatan/", include("simpul.web.sertifikat.urls")),
    path("", include("simpul.web.kecakapan.urls")),
    path("lomba/", include("simpul.web.lomba.urls")),
    path("acuan/", include("simpul.web.acuan.urls")),
    path("mulai/", include("simpul.web.acuan.mulai")),
    path("akun/", include("simpul.web.akses.urls")),
    path("hp/", include("simpul.web.hp.urls")),
    path("kasus/", include("simpul.web.kasus.urls")),
    path("warga/", include("simpul.web.warga.urls")),
    path("impor/", include("simpul.web.impor.urls")),
    path("privasi/", include("simpul.web.privasi.urls")),
    path("foto/", include("simpul.web.foto.urls")),
    path("titip/", include("simpul.web.titip.urls")),
    path("", include("simpul.web.bina.urls")),
]
