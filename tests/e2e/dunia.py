"""The world of the browser tests: a fresh installation with the fixture of users.md 7.1, and a console to look inside.

Runs as its own process, because the tests must not share Django's settings with it. `python -m e2e.dunia buat` makes
the world in SIMPUL_DATA and prints as JSON what the tests need to know of it. Without a word it is a console: each line
on stdin is a JSON list `[name, *arguments]` of a function in `CONSOLE`; each line on stdout is its JSON answer.
"""

import datetime as dt
import json
import os
import random
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

from e2e.acara import acara, hadir_acara, kertas_piagam, kertas_sertifikat

FIELDS = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_rakyat", "trantibumlinmas", "sosial")
SANDI = "padi-menguning-7"
DESA, SIBLING_DESA, KECAMATAN, KABUPATEN, PROVINSI = "62.10.02.2002", "62.10.02.2003", "62.10.02", "62.10", "62"
EMERGENCY = (("Polisi", "110"), ("SAPA (perempuan dan anak)", "129"))
# Age in months, then kilograms three, two and one month ago; None was not weighed. Today's figures are in the test.
CHILDREN: tuple[tuple[str, str, int, str, tuple[float | None, ...]], ...] = (
    ("Aisyah Nur", "P", 14, "02", (8.3, 8.5, 8.7)),
    ("Fajar Ramadhan", "L", 30, "01", (12.7, 12.9, 13.2)),
    ("Citra Lestari", "P", 27, "02", (8.6, 8.8, 8.9)),
    ("Dewa Putra", "L", 18, "03", (7.1, 7.3, 7.6)),
    ("Eka Puspita", "P", 36, "03", (17.2, 17.4, 17.7)),
    ("Gilang Saputra", "L", 20, "01", (9.8, 10.1, None)),
)
# A child that was weighed and sent is done for every later test of its posyandu. In Kenanga 2 only these are sent:
# Dewa (test_titip), Eka (test_layar), Gilang (test_hak); tests that stay without signal may weigh the others.
# Posyandu, desa, kader, and how many more children it has than the six.
HOMES = (
    ("Melati 3", DESA, ("Bu Sari", "Bu Rani", "Bu Tum"), 0),
    ("Mawar 1", DESA, ("Bu Ani", "Bu Ida"), 0),
    ("Kenanga 2", SIBLING_DESA, ("Bu Lina", "Bu Yuli", "Bu Nani"), 0),
    ("Anggrek 4", SIBLING_DESA, ("Bu Wati", "Bu Endah"), 0),
    ("Dahlia 5", SIBLING_DESA, ("Bu Siti",), 30),
    ("Flamboyan 6", SIBLING_DESA, ("Bu Tini", "Bu Yanti", "Bu Minah", "Bu Asih", "Bu Ratih"), 30),
    # Its thirty are for the phones that are killed; the tests of sending use up those of Dahlia 5.
    ("Sakura 8", SIBLING_DESA, ("Bu Ros",), 30),
    # Nobody else opens its day: its phone stands a year behind.
    ("Cempaka 7", SIBLING_DESA, ("Bu Darmi",), 0),
    # The tenth becomes part of the ninth; nothing else is done in either.
    ("Seroja 9", SIBLING_DESA, ("Bu Umi",), 0),
    ("Teratai 10", SIBLING_DESA, ("Bu Imas",), 0),
)
# Login, name, role, place.
OFFICES = (
    ("pak.joko", "Pak Joko", "SEKRETARIS_DESA", DESA),
    ("bu.lurah", "Bu Lurah Tin", "KEPALA_DESA", DESA),
    ("pak.rudi", "Pak Rudi", "SEKRETARIS_DESA", SIBLING_DESA),
    ("bidan.wulan", "Bidan Wulan", "BIDAN", DESA),
    ("bu.mira", "Bu Mira", "KASI_PMK", KECAMATAN),
    ("bu.hesti", "Bu Hesti", "DPMD", KABUPATEN),
    ("bu.dian", "Bu Dian", "DP3A", KABUPATEN),
    ("pengelola", "Pak Tono", "PENGELOLA", KABUPATEN),
    ("pak.provinsi", "Pak Surya", "PROVINSI", PROVINSI),
)
AGENCIES = (
    ("bu.eka", "Bu Eka", "dinas_pendidikan", "pendidikan"),
    ("dr.nia", "dr. Nia", "dinas_kesehatan", "kesehatan"),
    ("pak.bayu", "Pak Bayu", "dinas_pupr", "pekerjaan_umum"),
    ("pak.agus", "Pak Agus", "dinas_perkim", "perumahan_rakyat"),
    ("pak.hadi", "Pak Hadi", "satpol_pp", "trantibumlinmas"),
    ("bu.dini", "Bu Dini", "dinas_sosial", "sosial"),
)


def set_up() -> None:
    """Keys and tables, and the places of one regency (the whole country would only take time)."""
    from pathlib import Path

    from simpul.kernel.keyring import create_keyring

    create_keyring(Path(os.environ["SIMPUL_DATA"]) / "kunci.json")
    start()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from factories.wilayah import load_gunung_mas

    load_gunung_mas()


def start() -> None:
    """Django with the settings of the served installation."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "simpul.config.settings"
    import django

    django.setup()


def build() -> dict[str, Any]:
    """Everyone and everything; returns what the tests need to know of it."""
    from simpul.flows.posyandu import set_acuan
    from simpul.kernel import clock
    from simpul.posyandu.rules.forms import AcuanForm

    actors = _offices()
    for posyandu in HOMES:
        _home(actors, posyandu)
    acuan = AcuanForm(
        kab_id=_place(KABUPATEN).kab_id,
        nomor_darurat=EMERGENCY,
        penerima_kasus=("kepala_desa", "dp3a", "polisi"),
    )
    set_acuan(actors["pengelola"], acuan)
    from simpul.laporan.services import drain_kotak_keluar

    while drain_kotak_keluar():
        pass
    homes = {name: str(home(name).id) for name, *_ in HOMES}
    return {"hari_ini": clock.today("WIB").isoformat(), "posyandu": homes, "sandi": SANDI}


def _place(kode: str) -> Any:
    from simpul.wilayah.queries import wilayah_by_kode

    return wilayah_by_kode(kode)


def home(nama: str) -> Any:
    """A posyandu by its name."""
    from simpul.posyandu.queries import posyandu_under

    return next(one for one in posyandu_under(_place(KABUPATEN).id) if one.nama == nama)


def _offices() -> dict[str, Any]:
    from simpul.akses import services as akses
    from simpul.kernel.clock import now

    actors = {}
    for login, nama, peran, kode in OFFICES:
        grant = akses.NewHibah(akses.Peran[peran], wilayah_id=_place(kode).id)
        actors[login] = _office(login, nama, grant)
    for login, nama, opd, bidang in AGENCIES:
        grant = akses.NewHibah(akses.Peran.PETUGAS_OPD, wilayah_id=_place(KABUPATEN).id, opd=opd, bidang=(bidang,))
        actors[login] = _office(login, nama, grant)
    return {login: akses.load_actor(akun_id, now()) for login, akun_id in actors.items()}


def _office(login: str, nama: str, grant: Any) -> UUID:
    from simpul.akses import services as akses

    # As accounts of the demo, so that no desk needs a phone of its own; test_masuk signs in with one.
    [akun_id] = akses.create_akun([akses.NewAkun(nama, akses.JenisAkun.KANTOR, login, SANDI, contoh=True)])
    akses.add_hibah([(akun_id, grant)])
    return akun_id


def _home(actors: dict[str, Any], row: tuple[str, str, tuple[str, ...], int]) -> None:
    from simpul.akses import services as akses
    from simpul.flows import posyandu as registry
    from simpul.kernel.ids import new_id
    from simpul.posyandu.rules.forms import KaderForm, NewPosyandu, PosyanduForm

    nama, desa, kader, more = row
    since = dt.date(2024, 1, 1)
    place = _place(desa)
    form = PosyanduForm(nama=nama, dusun="Krajan", rw="05", tempat="Balai RW 05", pola_buka={"minggu_ke": 4, "hari": 4})
    posyandu_id = new_id()
    new = NewPosyandu(id=posyandu_id, desa_id=place.id, dari=since, form=form, data_contoh=True)
    registry.add_posyandu(actors["pengelola"], [new])
    own = {name: new_id() for name in kader}
    registry.add_kader(
        actors["pengelola"],
        [
            KaderForm(
                id=key, kab_id=place.kab_id, posyandu_id=posyandu_id, nama=name, mulai=since, bidang=(FIELDS[at % 6],)
            )
            for at, (name, key) in enumerate(own.items())
        ],
    )
    akun_id = registry.give_akun(actors["pengelola"], place.kab_id, own[kader[0]])
    ketua = [akses.NewAkun(f"Ketua {nama}", akses.JenisAkun.KANTOR, f"ketua.{nama.split()[0].lower()}", SANDI)]
    [ketua_id] = akses.create_akun(ketua)
    grant = akses.NewHibah(akses.Peran.KETUA_POSYANDU, posyandu_id=posyandu_id, kab_id=place.kab_id)
    akses.add_hibah([(ketua_id, grant)])
    _people(home(nama), akun_id, more)


def _people(where: Any, akun_id: UUID, more: int) -> None:
    from simpul.kernel import clock

    desk = Desk(where, akun_id)
    today = clock.today("WIB")
    months = [clock.add_months(today, -back) for back in (3, 2, 1)]
    mother = desk.resident("Nur Aini", "P", today.replace(year=today.year - 29, day=7), months[0], rt="02")
    for order, (nama, sex, age, rt, weights) in enumerate((*CHILDREN, *_more(more))):
        # On the same day of the month, so that the age in completed months is this one whatever day the tests run.
        born = clock.add_months(today, -age).replace(day=min(today.day, 28))
        facts = {"rt": rt, "nama_ibu": "Nur Aini" if order == 0 else f"Ibu {nama.split()[0]}", "memiliki_kms": True}
        if order == 0:
            facts |= {"ibu_id": str(mother), "izin_pesan": True, "nik": f"990599{born.day + 40:02d}{born:%m%y}1207"}
        child = desk.resident(nama, sex, born, months[0], **facts)
        desk.weights[child] = weights
    wati = desk.resident("Wati Susanti", "P", today.replace(year=today.year - 24, day=9), months[0], rt="04")
    episode = {"episode_id": desk.new(), "warga_id": str(wati), "jenis": "hamil"}
    desk.add("record_episode", {**episode, "mulai": (today - dt.timedelta(weeks=24)).isoformat()}, months[0])
    desk.resident("Kadir", "L", today.replace(year=today.year - 52, day=3), months[0], rt="02", izin_foto=True)
    desk.resident("Karto Wiryo", "L", today.replace(year=today.year - 71, day=11), months[0], rt="03")
    for at, day in enumerate(months):
        desk.opening(day, at)
    desk.perform()


def _more(count: int) -> list[tuple[str, str, int, str, tuple[float | None, ...]]]:
    """Children of three years around the middle, for the tests that need many."""
    from simpul.flows.demo.names import LAKI, PEREMPUAN

    names = [(nama, sex) for pair in zip(PEREMPUAN, LAKI, strict=False) for nama, sex in zip(pair, "PL", strict=True)]
    return [
        (f"{nama} {chr(65 + at)}.", sex, 24 + at, f"{1 + at % 4:02d}", (12.0, 12.2, 12.4))
        for at, (nama, sex) in enumerate(names[:count])
    ]


class Desk:
    """Collects what the kader of a posyandu recorded in the months before."""

    def __init__(self, where: Any, akun_id: UUID) -> None:
        self.where, self.akun_id = where, akun_id
        self.operations: list[Any] = []
        self.weights: dict[UUID, tuple[float | None, ...]] = {}

    def new(self) -> str:
        from simpul.kernel.ids import new_id

        return str(new_id())

    def add(self, kind: str, payload: dict[str, Any], day: dt.date) -> None:
        from simpul.jurnal.operations import OPERATION_TYPES
        from simpul.jurnal.operations.protocol import OperationIn
        from simpul.layanan.loader import current_version

        at = dt.datetime(day.year, day.month, day.day, 2, len(self.operations) % 60, tzinfo=dt.UTC)
        self.operations.append(
            OperationIn(
                id=UUID(self.new()),
                posyandu_id=self.where.id,
                kab_id=self.where.kab_id,
                actor_id=self.akun_id,
                type=kind,
                version=OPERATION_TYPES[kind].version,
                catalog_version=current_version(),
                service_date=day,
                recorded_at=at,
                payload=payload,
            )
        )

    def resident(self, nama: str, sex: str, born: dt.date, day: dt.date, **facts: Any) -> UUID:
        warga_id = self.new()
        who = {"warga_id": warga_id, "nama": nama, "jenis_kelamin": sex, "tanggal_lahir": born.isoformat()}
        self.add("register_warga", {**who, "rw": "05", "dusun": "Krajan", **facts}, day)
        return UUID(warga_id)

    def opening(self, day: dt.date, place: int) -> None:
        from simpul.kunjungan.rules import kehadiran_id, sesi_id

        sesi = sesi_id(self.where.id, day)
        head = {"sesi_id": str(sesi), "tanggal": day.isoformat(), "tempat": "Balai RW 05"}
        self.add("open_sesi", {**head, "kader_hadir": [str(self.akun_id)]}, day)
        for child, weights in self.weights.items():
            if weights[place] is None:
                continue
            here = {"sesi_id": str(sesi), "warga_id": str(child)}
            self.add("record_kehadiran", {"kehadiran_id": str(kehadiran_id(sesi, child)), **here}, day)
            grams = round((weights[place] or 0) * 1000)
            weighing = {"penimbangan_id": self.new(), **here, "tanggal": day.isoformat(), "berat_g": grams}
            self.add("record_penimbangan", weighing, day)
        self.add("close_sesi", {"sesi_id": str(sesi), "rekap": {}}, day)

    def perform(self) -> None:
        from simpul.flows.perform import perform

        for verdict in perform(self.operations, "contoh", wait_seconds=60):
            assert verdict.verdict == "accepted", verdict


def kode(nama: str, tempat: str = "") -> dict[str, str]:
    """A fresh activation sheet for a kader, of another posyandu when told: the ten signs and the link of the QR."""
    from simpul.flows.enrolment import issue_sheet

    where, kader = _kader(nama, tempat)
    sheet = issue_sheet(_actor("pengelola"), where.kab_id, kader.id)
    return {"kode": sheet.kode.kode, "tautan": sheet.tautan}


def _kader(nama: str, tempat: str = "") -> tuple[Any, Any]:
    from simpul.posyandu.queries import kader_of

    where = home(tempat or next(name for name, _, kader, _ in HOMES if nama in kader))
    return where, next(one for one in kader_of(where.kab_id, where.id) if one.nama == nama)


def _actor(login: str) -> Any:
    from simpul.akses import services as akses
    from simpul.akses.models import Akun
    from simpul.kernel.clock import now

    return akses.load_actor(Akun.objects.get(nama_pengguna=login).pk, now())


def let_kode_expire(nama: str) -> str:
    """A code that was printed more than seven days ago."""
    from simpul.akses.models import KodeAktivasi

    issued = kode(nama)["kode"]
    akun_id = _kader(nama)[1].akun_id
    long_ago = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    KodeAktivasi.objects.filter(akun_id=akun_id, dipakai_at=None).update(kedaluwarsa=long_ago)
    return issued


def rekap(nama: str) -> dict[str, int]:
    """Figures of the running month of a posyandu, as the offices read them."""
    from simpul.kernel import clock
    from simpul.laporan.queries import month_sets

    where, month = home(nama), clock.month_of(clock.today("WIB"))
    sets = month_sets(where.kab_id, [(where.id, month)])[where.id, month]
    return {name: len(ids) for name, ids in sets.items()}


def _in_order(rows: list[tuple[Any, ...]]) -> bool:
    """Whether the records of one kind stand as their phone made them; kinds are taken together (flows/plan.py)."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for kind, _, device, number in rows:
        groups.setdefault((device, kind), []).append(number)
    return all(numbers == sorted(numbers) for numbers in groups.values())


def catatan(nama: str) -> dict[str, Any]:
    """How many operations of each kind and status came from phones, whether a number came twice or out of order."""
    from collections import Counter

    from simpul.jurnal.models import Foto, Operasi

    rows = list(
        Operasi.objects.filter(kab_id=home(nama).kab_id, posyandu_id=home(nama).id, perangkat_id__isnull=False)
        .order_by("n")
        .values_list("jenis", "status", "perangkat_id", "perangkat_urut")
    )
    return {
        "jenis": Counter(row[0] for row in rows),
        "status": Counter(str(row[1]) for row in rows),
        "ganda": len(rows) - len({row[2:] for row in rows}),
        "berurutan": _in_order(rows),
        "foto": Foto.objects.filter(kab_id=home(nama).kab_id, posyandu_id=home(nama).id).count(),
    }


def urutan(nama: str) -> dict[str, list[list[int]]]:
    """Phone numbers in the order in which the server acted: of each person, and from each opening of the day on."""
    from collections import defaultdict

    from simpul.jurnal.models import Operasi
    from simpul.warga.models import Warga

    where = home(nama)
    people = {str(key) for key in Warga.objects.filter(kab_id=where.kab_id).values_list("id", flat=True)}
    rows = Operasi.objects.filter(kab_id=where.kab_id, posyandu_id=where.id, perangkat_id__isnull=False).order_by("n")
    acts: dict[str, list[int]] = defaultdict(list)
    days: dict[str, list[int]] = defaultdict(list)
    for device, seq, subjects in rows.values_list("perangkat_id", "perangkat_urut", "subjek_ids"):
        for one in subjects:
            (acts if one in people else days)[f"{device} {one}"].append(seq)
    return {"orang": [*acts.values()], "lain": [*days.values()]}


def berat(nama: str, anak: str) -> list[dict[str, Any]]:
    """Today's weighings of the children of a name: grams, and which one counts."""
    from simpul.kernel import clock
    from simpul.kunjungan.models import Penimbangan

    where = home(nama)
    rows = Penimbangan.objects.filter(
        kab_id=where.kab_id, posyandu_id=where.id, warga__nama__startswith=anak, tanggal=clock.today("WIB")
    )
    return [{"berat_g": row.berat_g, "dihitung": row.dihitung} for row in rows.order_by("berat_g")]


def timbang_lalu(nama: str, anak: str, berat_g: int) -> str:
    """A weighing of last month that was found on paper; returns its day."""
    from simpul.kernel import clock
    from simpul.warga.models import Warga

    where = home(nama)
    kader = next(one for one in next(names for place, _, names, _ in HOMES if place == nama))
    desk = Desk(where, _kader(kader)[1].akun_id)
    day = clock.add_months(clock.today("WIB"), -1)
    child = Warga.objects.get(kab_id=where.kab_id, posyandu_id=where.id, nama=anak)
    weighing = {"penimbangan_id": desk.new(), "warga_id": str(child.pk), "tanggal": day.isoformat()}
    desk.add("record_penimbangan", {**weighing, "berat_g": berat_g}, day)
    desk.perform()
    return day.isoformat()


def lahir(anak: str) -> str:
    """The birth date of a child of Melati 3, as it is recorded."""
    from simpul.warga.models import Warga

    where = home("Melati 3")
    rows = Warga.objects.filter(kab_id=where.kab_id, posyandu_id=where.id, nama__startswith=anak)
    return rows.order_by("nama").values_list("tanggal_lahir", flat=True)[0].isoformat()


def ditolak(login: str) -> int:
    """How many refused pages the trail holds for an account."""
    from simpul.akses.models import JejakAudit

    return JejakAudit.objects.filter(akun__nama_pengguna=login, entitas="halaman").count()


def potret(nama: str) -> int:
    """How many bytes the whole posyandu takes on its way to a phone."""
    from simpul.akses.queries import perangkat_by_id, perangkat_rows
    from simpul.sync.snapshot import snapshot

    where = home(nama)
    [row, *_] = perangkat_rows([where.kab_id], [where.id])
    return len(snapshot(perangkat_by_id(row.id)))


CONSOLE: dict[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        kode, let_kode_expire, rekap, catatan, urutan, berat, timbang_lalu, potret, lahir, ditolak, acara, hadir_acara,
        kertas_sertifikat, kertas_piagam,
    )
}  # fmt: skip


def main() -> None:
    """Build the world and say what it is, or answer questions about it until the end."""
    random.seed(2026)
    answers = sys.stdout
    sys.stdout = sys.stderr
    if sys.argv[1:] == ["buat"]:
        set_up()
        print(json.dumps(build()), file=answers)
        return
    start()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        answer = CONSOLE[name](*arguments)
        print(json.dumps({"jawab": answer}, default=str), file=answers, flush=True)


if __name__ == "__main__":
    main()
