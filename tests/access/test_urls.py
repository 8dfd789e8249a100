"""Each page x each role x own, sibling and other regency: what the decision function says, the page does.

`PAGES` must name every address of the office; an address that is missing here fails the test.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from factories.akun import make_kader, make_office
from factories.balai import Balai, make_balai
from factories.dunia import KAB, sealed_case
from simpul.akses import services as akses
from simpul.akses.models import Akun
from simpul.akses.services import ActorContext, Peran, Target, Tindakan
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.posyandu import queries as posyandu
from simpul.posyandu.rules.forms import AcuanForm, KaderForm
from simpul.posyandu.services import add_kader, set_acuan

T = Tindakan
AFTERNOON = dt.datetime(2026, 11, 26, 8, 0, tzinfo=dt.UTC)
BIDANG = "sosial"
REFUSED = {403, 404}


@dataclass(frozen=True)
class Page:
    """`act` is what the page must ask of the decision function."""

    act: Tindakan
    method: str = "GET"
    data: dict[str, str] = field(default_factory=dict)


PAGES: dict[str, Page] = {
    "angka/<int:wilayah_id>/": Page(T.LIHAT_REKAP),
    "angka/posyandu/<int:kab_id>/<uuid:posyandu_id>/": Page(T.LIHAT_REKAP),
    "angka/posyandu/<int:kab_id>/<uuid:posyandu_id>/perlu-bidan/": Page(T.LIHAT_KESEHATAN),
    "angka/posyandu/<int:kab_id>/<uuid:posyandu_id>/bidang/<slug:bidang>/": Page(T.LIHAT_REKAP),
    "usulan/<int:kab_id>/<uuid:usulan_id>/": Page(T.LIHAT_USULAN),
    "usulan/<int:kab_id>/<uuid:usulan_id>/jawaban-terlindung/": Page(T.BACA_JAWABAN_TERLINDUNG, "POST"),
    "usulan/<int:kab_id>/<uuid:usulan_id>/penerimaan/": Page(T.TERIMA_USULAN, "POST"),
    "usulan/<int:kab_id>/<uuid:usulan_id>/jawaban/": Page(T.JAWAB_USULAN, "POST"),
    "usulan/<int:kab_id>/<uuid:usulan_id>/pengembalian/": Page(T.KEMBALIKAN_USULAN, "POST"),
    "usulan/<int:kab_id>/<uuid:usulan_id>/penerusan/": Page(T.TERUSKAN_USULAN, "POST"),
    "usulan/<int:kab_id>/<uuid:usulan_id>/penutupan/": Page(T.TUTUP_USULAN, "POST"),
    "laporan/<int:kab_id>/<uuid:posyandu_id>/<str:bulan>/": Page(T.LIHAT_LAPORAN),
    "laporan/<int:kab_id>/<uuid:posyandu_id>/<str:bulan>/persetujuan/": Page(T.TANDATANGANI_LAPORAN, "POST"),
    "laporan/<int:kab_id>/<uuid:posyandu_id>/<str:bulan>/pengembalian/": Page(T.KEMBALIKAN_LAPORAN, "POST"),
    "posyandu/<int:kab_id>/<uuid:posyandu_id>/": Page(T.LIHAT_POSYANDU),
    "posyandu/<int:kab_id>/<uuid:posyandu_id>/perubahan/": Page(T.KELOLA_POSYANDU),
    "posyandu/<int:kab_id>/<uuid:posyandu_id>/kader/baru/": Page(T.KELOLA_KADER),
    "posyandu/<int:kab_id>/<uuid:posyandu_id>/kader/<uuid:kader_id>/kode/": Page(T.TERBITKAN_KODE, "POST"),
    "posyandu/<int:kab_id>/<uuid:posyandu_id>/pengurus/baru/": Page(T.KELOLA_KADER),
    "hp/<int:kab_id>/<uuid:posyandu_id>/<uuid:hp_id>/pencabutan/": Page(T.CABUT_PERANGKAT),
    "hp/<int:kab_id>/<uuid:posyandu_id>/tertahan/": Page(T.LIHAT_KARANTINA),
    "hp/<int:kab_id>/<uuid:posyandu_id>/tertahan/<uuid:operasi_id>/pelepasan/": Page(T.URUS_KARANTINA, "POST"),
    "hp/<int:kab_id>/<uuid:posyandu_id>/tertahan/<uuid:operasi_id>/penolakan/": Page(T.URUS_KARANTINA, "POST"),
    "kasus/<int:kab_id>/<uuid:kasus_id>/pembukaan/": Page(T.BACA_KASUS, "POST"),
    "kasus/<int:kab_id>/<uuid:kasus_id>/penanganan/": Page(T.BACA_KASUS, "POST"),
    "warga/<int:kab_id>/<uuid:posyandu_id>/": Page(T.LIHAT_WARGA),
    "warga/<int:kab_id>/<uuid:posyandu_id>/pilihan/": Page(T.PILIH_PENIMBANGAN),
    "warga/<int:kab_id>/<uuid:posyandu_id>/mirip/": Page(T.GABUNG_WARGA),
    "warga/<int:kab_id>/<uuid:posyandu_id>/mirip/<uuid:asal_id>/pemisahan/": Page(T.GABUNG_WARGA, "POST"),
    "warga/<int:kab_id>/<uuid:posyandu_id>/<uuid:warga_id>/": Page(T.LIHAT_WARGA),
    "warga/<int:kab_id>/<uuid:posyandu_id>/<uuid:warga_id>/nik/": Page(T.BUKA_NIK, "POST"),
    "warga/<int:kab_id>/<uuid:posyandu_id>/<uuid:warga_id>/izin/": Page(T.KELOLA_WARGA, "POST"),
    # Last, for it ends what pages before it need.
    "posyandu/<int:kab_id>/<uuid:posyandu_id>/kader/<uuid:kader_id>/akhir/": Page(T.KELOLA_KADER, "POST"),
}
# Held elsewhere: lists that show only one's own scope, public pages, own account, accounts of others, files.
ELSEWHERE = {
    "", "masuk/", "keluar/", "angka/", "usulan/", "laporan/", "posyandu/", "posyandu/baru/", "hp/", "kasus/", "warga/",
    "periksa/", "periksa/<str:kode>/", "akun/", "akun/baru/", "akun/saya/", "akun/alasan/", "akun/<uuid:akun_id>/",
    "akun/<uuid:akun_id>/tugas/", "akun/<uuid:akun_id>/tugas/<uuid:hibah_id>/akhir/", "akun/<uuid:akun_id>/sandi/",
    "akun/<uuid:akun_id>/keaktifan/", "kader/", "kader/<path:path>",
    "laporan/<int:kab_id>/<uuid:posyandu_id>/<str:bulan>/<uuid:laporan_id>.pdf",
    "foto/<int:kab_id>/<uuid:posyandu_id>/<sidik:sidik>/",
}  # fmt: skip
# A reason that counts; acts that need one are judged with it, because the pages ask for it in their form.
ALASAN = "pemeriksaan data atas permintaan keluarga"
OWN, SIBLING_KEC, OTHER_KEC = "62.10.02.2002", "62.10.02.2003", "62.10.03"

CAST: dict[str, tuple[Peran, str | None, dict[str, object]]] = {
    "kader": (Peran.KADER, None, {}),
    "ketua": (Peran.KETUA_POSYANDU, None, {}),
    "sekretaris": (Peran.SEKRETARIS_POSYANDU, None, {}),
    "bidan": (Peran.BIDAN, OWN, {}),
    "puskesmas": (Peran.PETUGAS_PUSKESMAS, "62.10.02", {}),
    "sekdes": (Peran.SEKRETARIS_DESA, OWN, {}),
    "sekdes sebelah": (Peran.SEKRETARIS_DESA, SIBLING_KEC, {}),
    "kades": (Peran.KEPALA_DESA, OWN, {}),
    "kades sebelah": (Peran.KEPALA_DESA, SIBLING_KEC, {}),
    "kasi": (Peran.KASI_PMK, "62.10.02", {}),
    "dinsos": (Peran.PETUGAS_OPD, "62.10", {"opd": "dinas_sosial", "bidang": (BIDANG,)}),
    "perkim": (Peran.PETUGAS_OPD, "62.10", {"opd": "dinas_perkim", "bidang": ("perumahan_rakyat",)}),
    "dpmd": (Peran.DPMD, "62.10", {}),
    "provinsi": (Peran.PROVINSI, "62", {}),
    "pengelola": (Peran.PENGELOLA, "62.10", {}),
    "dp3a": (Peran.DP3A, "62.10", {}),
}


@dataclass
class World:
    """Ids of one thing of each kind at the own posyandu."""

    balai: Balai
    ids: dict[str, str]
    target: Target

    def address(self, pattern: str) -> str:
        """The address of a page of this world."""
        for name, value in self.ids.items():
            pattern = pattern.replace(name, value)
        assert "<" not in pattern, pattern
        return f"/{pattern}"


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """The village office of `balai` with a sealed case for the village head and DP3A, and a registered kader."""
    monkeypatch.setattr(clock, "now", lambda: AFTERNOON)
    balai = make_balai()
    home = posyandu.find_posyandu(KAB, balai.dunia.melati)
    assert home is not None
    kasus_id, kader_id = new_id(), new_id()
    set_acuan([AcuanForm(kab_id=KAB, penerima_kasus=("kepala_desa", "dp3a"))])
    balai.do("seal_kasus", kasus_id=kasus_id, penerima=["kepala_desa", "dp3a"], amplop=sealed_case())
    add_kader([_kader(kader_id, balai)])
    ids = {
        "<int:wilayah_id>": str(home.wilayah_id),
        "<int:kab_id>": str(KAB),
        "<uuid:posyandu_id>": str(home.id),
        "<uuid:usulan_id>": str(balai.usulan),
        "<uuid:warga_id>": str(balai.citra),
        "<uuid:asal_id>": str(balai.citra),
        "<uuid:kader_id>": str(kader_id),
        "<uuid:hp_id>": str(balai.hp.id),
        "<uuid:operasi_id>": str(new_id()),
        "<uuid:kasus_id>": str(kasus_id),
        "<slug:bidang>": BIDANG,
        "<str:bulan>": "2026-11",
    }
    return World(balai, ids, Target(kab_id=KAB, posyandu_id=home.id, jalur=home.jalur))


def _kader(kader_id: UUID, balai: Balai) -> KaderForm:
    return KaderForm(
        id=kader_id,
        kab_id=KAB,
        posyandu_id=balai.dunia.melati,
        nama="Bu Sari",
        mulai=dt.date(2026, 1, 1),
        akun_id=balai.dunia.sari,
    )


def sign_in(world: World, who: str) -> tuple[ActorContext, Client]:
    """An account of the cast with its browser."""
    peran, kode, grant = CAST[who]
    if kode is None:
        akun_id = make_kader(world.balai.dunia.melati, who, peran)
        actor = akses.load_actor(akun_id, clock.now())
    else:
        actor = make_office(peran, kode, who, **grant)
    client = Client()
    akun = Akun.objects.get(id=actor.akun_id)
    client.force_login(akun, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/akun/alasan/", {"alasan": ALASAN, "lanjut": "/"})
    return actor, client


def expected(actor: ActorContext, pattern: str, page: Page, world: World) -> bool:
    """What the one decision function says about this page of this world; a place is not a posyandu."""
    is_place = "wilayah_id" in pattern
    own = {bidang for grant in actor.current() for bidang in grant.bidang}
    target = Target(
        kab_id=world.target.kab_id,
        posyandu_id=None if is_place else world.target.posyandu_id,
        jalur=OWN if is_place else world.target.jalur,
        # An agency sees the figures of its own field; the page of a field is about that field.
        bidang=next(iter(own)) if own and pattern.startswith("angka/") and "bidang" not in pattern else BIDANG,
        opd="dinas_sosial",
        terhubung="perlu-bidan" not in pattern,  # a list of all children is about nobody's request
        penerima=frozenset({"kepala_desa", "dp3a"} if pattern.startswith("kasus/") else ()),
        alasan=ALASAN,
    )
    return akses.decide(actor, page.act, target).allowed


def walk(found: URLResolver, prefix: str = "") -> Iterator[str]:
    """Every address below a resolver."""
    for item in found.url_patterns:
        if isinstance(item, URLPattern):
            yield prefix + str(item.pattern)
        elif not str(item.pattern).startswith("api/"):
            yield from walk(item, prefix + str(item.pattern))


def test_every_address_is_in_the_table() -> None:
    addresses = set(walk(get_resolver()))
    assert addresses - PAGES.keys() - ELSEWHERE == set()
    assert (PAGES.keys() | ELSEWHERE) - addresses == set()


@pytest.mark.parametrize("who", CAST)
def test_each_role_gets_what_the_decision_says(who: str, world: World) -> None:
    actor, client = sign_in(world, who)
    wrong = []
    for pattern, page in PAGES.items():
        allowed = expected(actor, pattern, page, world)
        data = {"alasan": ALASAN, **page.data}
        path = world.address(pattern)
        answer = client.get(path, data) if page.method == "GET" else client.post(path, data)
        refused = answer.status_code in REFUSED
        if refused == allowed or answer.status_code >= 500:
            wrong.append(f"{who} {page.method} {pattern}: {answer.status_code}, boleh={allowed}")
    assert wrong == []


def test_a_visitor_is_sent_to_sign_in(world: World) -> None:
    client = Client()
    for pattern, page in PAGES.items():
        path = world.address(pattern)
        answer = client.get(path) if page.method == "GET" else client.post(path)
        assert answer.status_code == 302, pattern
        assert answer.headers["Location"].startswith("/masuk/"), pattern


def test_a_guessed_address_tells_nothing(world: World) -> None:
    """Another village's thing and a thing that does not exist are both refused."""
    _, client = sign_in(world, "sekdes sebelah")
    for pattern, page in PAGES.items():
        real = guessed = world.address(pattern)
        for name, value in world.ids.items():
            if name.startswith("<uuid:"):
                guessed = guessed.replace(value, str(uuid4()))
        ask = client.get if page.method == "GET" else client.post
        assert ask(real).status_code in REFUSED, pattern
        assert ask(guessed).status_code in REFUSED, pattern
