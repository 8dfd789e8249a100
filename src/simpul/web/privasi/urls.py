"""Addresses of privasi: W-07 for everyone, O-17 and the requests for the office."""

from django.urls import URLPattern, path

from simpul.web.privasi import catatan, ekspor, hak, publik, retensi, salinan

HAK = "hak/<int:kab_id>/<uuid:hak_id>/"
HOME = "<int:kab_id>/<uuid:posyandu_id>/"

urlpatterns: list[URLPattern] = [
    path("", publik.pangkal),
    path("permintaan/", publik.desa),
    path("permintaan/<int:wilayah_id>/", publik.permintaan),
    path("keadaan/", publik.keadaan),
    path("catatan/", catatan.daftar),
    path("latihan/", catatan.latihan),
    path(f"jejak/{HOME}<uuid:warga_id>/", catatan.jejak),
    path(f"ekspor/{HOME}", ekspor.buat),
    path("unduhan/<int:kab_id>/<uuid:ekspor_id>/", ekspor.unduh),
    path("retensi/", retensi.halaman),
    path("hak/", hak.daftar),
    path(f"hak/baru/{HOME}<uuid:warga_id>/", hak.baru),
    path(HAK, hak.satu),
    path(f"{HAK}identitas/", hak.identitas),
    path(f"{HAK}pembetulan/", hak.pembetulan),
    path(f"{HAK}penghentian/", hak.penghentian),
    path(f"{HAK}pengajuan/", hak.pengajuan),
    path(f"{HAK}penarikan/", hak.penarikan),
    path(f"{HAK}persetujuan/", hak.persetujuan),
    path(f"{HAK}jawaban/", hak.jawaban),
    path(f"{HAK}salinan.pdf", salinan.pdf),
]
