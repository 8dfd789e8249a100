"""Who may open which page, written by hand from users.md R51 to R55 and the sealed reports of governance.md 10.

`y` yes, `.` never. `k` only in health, `f` only in the own field of an agency or a ketua bidang. The
decision function is not asked here.
"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver

from simpul.akses.rules.words import Peran
from simpul.layanan.loader import FIELDS

ROLES = (
    Peran.KADER, Peran.KETUA_POSYANDU, Peran.SEKRETARIS_POSYANDU, Peran.KETUA_BIDANG, Peran.BIDAN,
    Peran.PETUGAS_PUSKESMAS, Peran.SEKRETARIS_DESA, Peran.KEPALA_DESA, Peran.KASI_PMK, Peran.PETUGAS_OPD, Peran.DPMD,
    Peran.PROVINSI, Peran.PENGELOLA, Peran.DP3A, Peran.POLISI,
)  # fmt: skip
# The agency of the cast and its field; a ketua bidang leads the same one, which limits only what she approves.
FIELD, AGENCY = "sosial", "dinas_sosial"

HOME = "<int:kab_id>/<uuid:posyandu_id>/"
USULAN = "usulan/<int:kab_id>/<uuid:usulan_id>/"
LAPORAN = f"laporan/{HOME}<str:bulan>/"
KADER = f"posyandu/{HOME}kader/<uuid:kader_id>/"
TERTAHAN = f"hp/{HOME}tertahan/"
WARGA = f"warga/{HOME}<uuid:warga_id>/"
FOTO = f"foto/{HOME}<sidik:sidik>/"
AKUN = "akun/<uuid:akun_id>/"

# Columns: kader, ketua, sekretaris, ketua bidang | bidan, Puskesmas | sekdes, kades | kasi | agency | DPMD | province |
# pengelola | DP3A, police.
PAGES = {
    "GET angka/<int:wilayah_id>/":                     ".... yy yy y y y y . ..",
    f"GET angka/posyandu/{HOME}":                      "yyyy yy yy y y y y . ..",
    f"GET angka/posyandu/{HOME}bidang/<slug:bidang>/": "yyyy yy yy y f y y . ..",
    f"GET angka/posyandu/{HOME}perlu-bidan/":          "yyyy yy .. . . . . . ..",
    f"GET {USULAN}":                                   "yyyy kk yy . f y . . ..",
    f"POST {USULAN}jawaban-terlindung/":               ".... kk .y . f . . . ..",
    f"POST {USULAN}penerimaan/":                       ".... .. yy . . . . . ..",
    f"POST {USULAN}pengembalian/":                     ".... .. yy . f . . . ..",
    f"POST {USULAN}penerusan/":                        ".... .. yy . f . . . ..",
    f"POST {USULAN}jawaban/":                          ".... .. .. . f . . . ..",
    f"POST {USULAN}penutupan/":                        ".... .. yy . f . . . ..",
    f"GET {FOTO}?usulan=<uuid:usulan_id>":             "yyyy kk yy . f y . . ..",
    f"GET {FOTO}?kunjungan=<uuid:kunjungan_id>":       "yyyy kk yy . . . . . ..",
    f"GET {LAPORAN}":                                  "yyyy yy yy y . y . . ..",
    f"GET {LAPORAN}<uuid:laporan_id>.pdf":             "yyyy yy yy y . y . . ..",
    f"POST {LAPORAN}persetujuan/":                     ".... .. yy . . . . . ..",
    f"POST {LAPORAN}pengembalian/":                    ".... .. yy . . . . . ..",
    f"POST {LAPORAN}bidang/<slug:bidang>/pemeriksaan/": ".y.f .. .. . . . . . ..",
    f"POST {LAPORAN}bidang/<slug:bidang>/pencabutan/":  ".y.f .. .. . . . . . ..",
    "GET acuan/<int:kab_id>/":                         ".... .. .. . . y . y ..",
    "POST acuan/<int:kab_id>/":                        ".... .. .. . . y . y ..",
    f"GET posyandu/{HOME}":                            "yyyy yy yy y y y y y yy",
    f"GET posyandu/{HOME}perubahan/":                  ".... .. yy . . y . y ..",
    f"POST posyandu/{HOME}perubahan/":                 ".... .. yy . . y . y ..",
    f"GET posyandu/{HOME}kader/baru/":                 ".yy. .. yy . . y . y ..",
    f"POST posyandu/{HOME}kader/baru/":                ".yy. .. yy . . y . y ..",
    f"GET posyandu/{HOME}pengurus/baru/":              ".yy. .. yy . . y . y ..",
    f"POST posyandu/{HOME}pengurus/baru/":             ".yy. .. yy . . y . y ..",
    f"POST {KADER}kode/":                              ".... .. yy . . . . y ..",
    f"GET {KADER}akhir/":                              ".yy. .. yy . . y . y ..",
    f"GET hp/{HOME}<uuid:hp_id>/pencabutan/":          ".y.. .. yy . . . . y ..",
    f"POST hp/{HOME}<uuid:hp_id>/pencabutan/":         ".y.. .. yy . . . . y ..",
    f"GET {TERTAHAN}":                                 ".y.. .. yy . . . . . ..",
    f"POST {TERTAHAN}<uuid:operasi_id>/pelepasan/":    ".... .. yy . . . . . ..",
    f"POST {TERTAHAN}<uuid:operasi_id>/penolakan/":    ".... .. yy . . . . . ..",
    "POST kasus/<int:kab_id>/<uuid:kasus_id>/pembukaan/":  ".... .. .y . . . . . y.",
    "POST kasus/<int:kab_id>/<uuid:kasus_id>/penanganan/": ".... .. .y . . . . . y.",
    f"GET warga/{HOME}":                               "yyyy yy yy . . y . . ..",
    f"GET warga/{HOME}pilihan/":                       ".y.. yy .. . . . . . ..",
    f"GET warga/{HOME}mirip/":                         ".yy. yy yy . . . . . ..",
    f"POST warga/{HOME}mirip/<uuid:asal_id>/pemisahan/": ".yy. yy yy . . . . . ..",
    f"GET {WARGA}":                                    "yyyy yy yy . . y . . ..",
    f"POST {WARGA}nik/":                               ".... yy yy . . . . . ..",
    f"POST {WARGA}izin/":                              ".yy. .. yy . . . . . ..",
    f"GET {AKUN}":                                     ".... .. yy . . . . y ..",
    f"POST {AKUN}tugas/":                              ".... .. yy . . . . y ..",
    f"POST {AKUN}sandi/":                              ".... .. yy . . . . y ..",
    f"POST {AKUN}keaktifan/":                          ".... .. yy . . . . y ..",
    # Last, for they end what pages before them need.
    f"POST {AKUN}tugas/<uuid:hibah_id>/akhir/":        ".... .. yy . . . . y ..",
    f"POST {KADER}akhir/":                             ".yy. .. yy . . y . y ..",
}  # fmt: skip
# Where the address alone does not say which field it is about, one request is enough.
OF_FIELD = ("<slug:bidang>", "<uuid:usulan_id>", "<uuid:kunjungan_id>")

# Pages without a thing in their address: they open for some and show only what lies within reach.
LISTS = {
    "GET ":               "yyyy yy yy y y y y y yy",
    "GET angka/":         "yyyy yy yy y y y y . ..",
    "GET usulan/":        "yyyy yy yy . y y . . ..",
    "GET laporan/":       "yyyy yy yy y . y . . ..",
    "GET acuan/":         ".... .. .. . . y . y ..",
    "GET posyandu/":      "yyyy yy yy y y y y y yy",
    "GET posyandu/baru/": ".... .. yy . . y . y ..",
    "GET hp/":            ".yy. .. yy . . y . y ..",
    "GET kasus/":         ".... .. .y . . . . . yy",
    "GET warga/":         "yyyy yy yy . . y . . ..",
    "GET akun/":          ".... .. yy . . . . y ..",
    "GET akun/baru/":     ".... .. yy . . . . y ..",
    "GET akun/saya/":     "yyyy yy yy y y y y y yy",
    "POST akun/alasan/":  "yyyy yy yy y y y y y yy",
}  # fmt: skip

# Open to everyone: signing in and out, the verification page, the kader app, whose data lie on the phone.
PUBLIC = frozenset({"masuk/", "keluar/", "periksa/", "periksa/<str:kode>/", "kader/", "kader/<path:path>"})

_NEAR, _ALL = frozenset({"own", "sibling"}), frozenset({"own", "sibling", "other"})
# The code of the place where a role sits (None: the posyandu itself), and which of the three places lie in it.
SEATS: dict[Peran, tuple[str | None, frozenset[str]]] = {
    Peran.KADER: (None, frozenset({"own"})),
    Peran.KETUA_POSYANDU: (None, frozenset({"own"})),
    Peran.SEKRETARIS_POSYANDU: (None, frozenset({"own"})),
    Peran.KETUA_BIDANG: (None, frozenset({"own"})),
    Peran.BIDAN: ("62.10.02.2002", frozenset({"own"})),
    Peran.PETUGAS_PUSKESMAS: ("62.10.02", _NEAR),
    Peran.SEKRETARIS_DESA: ("62.10.02.2002", frozenset({"own"})),
    Peran.KEPALA_DESA: ("62.10.02.2002", frozenset({"own"})),
    Peran.KASI_PMK: ("62.10.02", _NEAR),
    Peran.PETUGAS_OPD: ("62.10", _NEAR),
    Peran.DPMD: ("62.10", _NEAR),
    Peran.PROVINSI: ("62", _ALL),
    Peran.PENGELOLA: ("62.10", _NEAR),
    Peran.DP3A: ("62.10", _NEAR),
    Peran.POLISI: ("62.10.02", _NEAR),
}


def opens(cells: str, peran: Peran, place: str, bidang: str) -> bool:
    """What the table says of one role; a place out of reach is always a no."""
    of_field = {"y": True, ".": False, "k": bidang == "kesehatan", "f": bidang == FIELD}[_cell(cells, peran)]
    return of_field and place in SEATS[peran][1]


def asked_fields(key: str, cells: str, peran: Peran, place: str) -> tuple[str, ...]:
    """In which fields a page is asked for: all six, but an act that is a no anyway in the two that open anything."""
    if not any(name in key for name in OF_FIELD):
        return (FIELD,)
    is_never = _cell(cells, peran) == "." or place not in SEATS[peran][1]
    return ("kesehatan", FIELD) if is_never and key.startswith("POST") else FIELDS


def _cell(cells: str, peran: Peran) -> str:
    return cells.replace(" ", "")[ROLES.index(peran)]


def addresses(found: URLResolver, prefix: str = "") -> Iterator[str]:
    """Every address below a resolver."""
    for item in found.url_patterns:
        if isinstance(item, URLPattern):
            yield prefix + str(item.pattern)
        else:
            yield from addresses(item, prefix + str(item.pattern))
