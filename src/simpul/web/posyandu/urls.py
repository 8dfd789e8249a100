"""Addresses of posyandu."""

from django.urls import URLPattern, path

from simpul.web.posyandu.views import change, many, peleburan, people, registry, sarana, sheets

HOME = "<int:kab_id>/<uuid:posyandu_id>/"
KADER = f"{HOME}kader/<uuid:kader_id>/"
PENGURUS = f"{HOME}pengurus/<uuid:pengurus_id>/"

urlpatterns: list[URLPattern] = [
    path("", registry.daftar),
    path("baru/", registry.baru),
    path("banyak/", many.banyak),
    path(HOME, registry.rinci),
    path(f"{HOME}perubahan/", registry.perubahan),
    path("sarana.xlsx", sarana.unduh),
    path(f"{HOME}peleburan/", peleburan.peleburan),
    path(f"{HOME}sarana/", sarana.sarana),
    path(f"{HOME}sarana/pemeriksaan/", sarana.pemeriksaan),
    path(f"{HOME}peralatan/", sarana.peralatan),
    path(f"{HOME}dana/<int:tahun>/", sarana.dana),
    path(f"{HOME}kader/baru/", people.kader_baru),
    path(f"{KADER}akhir/", people.kader_akhir),
    path(f"{KADER}kode/", sheets.kode),
    path(f"{HOME}kode/", sheets.kode_banyak),
    path(f"{KADER}perubahan/", change.kader),
    path(f"{KADER}bidang/", change.bidang),
    path(f"{HOME}pengurus/baru/", people.pengurus_baru),
    path(f"{PENGURUS}perubahan/", change.pengurus),
    path(f"{PENGURUS}akhir/", change.pengurus_akhir),
]
