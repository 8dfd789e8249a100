"""Addresses of warga."""

from django.urls import URLPattern, path

from simpul.web.warga.views import archive, decide, families, identity, numbers, offers, people

HOME = "<int:kab_id>/<uuid:posyandu_id>/"
WARGA = f"{HOME}<uuid:warga_id>/"
KELUARGA = f"{HOME}keluarga/<uuid:keluarga_id>/"

urlpatterns: list[URLPattern] = [
    path("", people.pilih),
    path("mirip/", identity.semua),
    path("nik/", numbers.pilih),
    path(HOME, people.daftar),
    path(f"{HOME}pilihan/", decide.pilihan),
    path(f"{HOME}mirip/", identity.mirip),
    path(f"{HOME}mirip/<uuid:asal_id>/pemisahan/", identity.pemisahan),
    path(f"{HOME}mirip/<uuid:asal_id>/<uuid:tujuan_id>/", identity.banding),
    path(f"{HOME}beda/", identity.beda),
    path(f"{HOME}nik/", numbers.antrean),
    path(f"{HOME}kiriman/", offers.kiriman),
    path(f"{HOME}arsip/", archive.daftar),
    path(f"{HOME}keluarga/", families.daftar),
    path(KELUARGA, families.kartu),
    path(f"{KELUARGA}ubah/", families.ubah),
    path(f"{KELUARGA}anggota/", families.anggota),
    path(f"{KELUARGA}pecah/", families.pecah),
    path(f"{KELUARGA}pindah/", families.pindah),
    path(WARGA, people.profil),
    path(f"{WARGA}nik/", people.nik),
    path(f"{WARGA}izin/", people.izin),
    path(f"{WARGA}arsip/", archive.simpan),
    path(f"{WARGA}pemulihan/", archive.pulihkan),
]
