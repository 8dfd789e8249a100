"""November 2026 of Posyandu Melati 3 as users.md 7.1 tells it, recorded on a phone, with what the other fields did."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from factories.dunia import KAB, NOON, TODAY, Dunia, Hp, make_dunia, sesi_of
from simpul.kernel.ids import derive_id, new_id
from simpul.laporan.services import drain_kotak_keluar
from simpul.posyandu.rules import KaderForm
from simpul.posyandu.services import add_kader

NOVEMBER, OCTOBER = dt.date(2026, 11, 1), dt.date(2026, 10, 1)
OCTOBER_DAY = dt.date(2026, 10, 22)
# name: sex, birth date, October weight in grams, November weight, length in millimetres; users.md 7.1.
CHILDREN: dict[str, tuple[str, dt.date, int | None, int | None, int | None]] = {
    "Aisyah": ("P", dt.date(2025, 9, 10), 8700, 8900, 735),
    "Fajar": ("L", dt.date(2024, 5, 10), 13200, 13200, 905),
    "Citra": ("P", dt.date(2024, 8, 10), 8900, 9000, 800),
    "Dewa": ("L", dt.date(2025, 5, 10), 7600, 7600, 745),
    "Eka": ("P", dt.date(2023, 11, 10), 17700, 17900, 950),
    "Gilang": ("L", dt.date(2025, 3, 10), None, 10400, None),
    "Hana": ("P", dt.date(2025, 10, 10), None, 8600, 720),
    "Indra": ("L", dt.date(2024, 2, 10), 12000, None, None),
}


@dataclass
class Melati:
    """The world after its two opening days: ids of the children, the request, and everyone in `dunia`."""

    dunia: Dunia
    hp: Hp
    anak: dict[str, UUID] = field(default_factory=dict)
    usulan: UUID = field(default_factory=new_id)

    @property
    def path(self) -> str:
        """The address of its figures."""
        return f"/angka/posyandu/338/{self.dunia.melati}/"

    def do(self, kind: str, date: dt.date = TODAY, **payload: Any) -> None:
        """Bu Sari records on her phone."""
        self.hp.record(kind, date=date, **payload)

    def send(self) -> None:
        """Her phone sends all it holds."""
        verdicts = self.dunia.push(*self.hp.outbox)
        self.hp.outbox.clear()
        assert [one for one in verdicts if one.verdict != "accepted"] == []

    def weigh(self, nama: str, day: dt.date, berat_g: int, panjang_mm: int | None = None) -> None:
        """A child on the scale at an opening day."""
        sesi = sesi_of(self.dunia.melati, day)
        who: dict[str, Any] = {"warga_id": self.anak[nama]}
        kehadiran = derive_id("kehadiran", str(sesi), str(self.anak[nama]))
        self.do("record_kehadiran", day, kehadiran_id=kehadiran, sesi_id=sesi, **who)
        size = (
            {"panjang_mm": panjang_mm, "posisi": "telentang" if panjang_mm < 760 else "berdiri"} if panjang_mm else {}
        )
        self.do(
            "record_penimbangan",
            day,
            penimbangan_id=new_id(),
            tanggal=day,
            sesi_id=sesi,
            berat_g=berat_g,
            **who,
            **size,
        )


def make_melati(*, drain: bool = True) -> Melati:
    """Seven children weighed in November: N 2, T 3, O 1, B 1, BGM 1, above orange 1; one stayed away."""
    dunia = make_dunia()
    made = Melati(dunia, dunia.hp())
    add_kader([_kader(dunia, akun_id, nama) for akun_id, nama in ((dunia.sari, "Bu Sari"), (dunia.rani, "Bu Rani"))])
    earlier = dt.datetime(2026, 10, 22, 5, 0, tzinfo=dt.UTC)
    dunia.at = earlier
    for nama, (sex, born, *_) in CHILDREN.items():
        made.anak[nama] = new_id()
        facts = {"nama": nama, "jenis_kelamin": sex, "tanggal_lahir": born, "nama_ibu": f"Ibu {nama}", "rt": "02"}
        made.do("register_warga", OCTOBER_DAY, warga_id=made.anak[nama], **facts)
    earlier_still = {"tanggal": dt.date(2026, 9, 24), "berat_g": 9900, "warga_id": made.anak["Gilang"]}
    made.do("record_penimbangan", OCTOBER_DAY, penimbangan_id=new_id(), **earlier_still)
    _open(made, OCTOBER_DAY, {nama: (row[2], None) for nama, row in CHILDREN.items()})
    made.send()
    dunia.at = NOON
    _open(made, TODAY, {nama: (row[3], row[4]) for nama, row in CHILDREN.items()})
    _fields(made)
    while drain and drain_kotak_keluar():
        pass
    return made


def _kader(dunia: Dunia, akun_id: UUID, nama: str) -> KaderForm:
    """Her line of the register."""
    since = dt.date(2026, 1, 1)
    return KaderForm(
        id=new_id(), kab_id=KAB, posyandu_id=dunia.melati, nama=nama, mulai=since, bidang=("sosial",), akun_id=akun_id
    )


def _open(made: Melati, day: dt.date, sizes: dict[str, tuple[int | None, int | None]]) -> None:
    sesi = sesi_of(made.dunia.melati, day)
    kader = [made.dunia.sari, made.dunia.rani]
    made.do("open_sesi", day, sesi_id=sesi, tanggal=day, tempat="Balai desa", kader_hadir=kader)
    for nama, (berat_g, panjang_mm) in sizes.items():
        if berat_g is not None:
            made.weigh(nama, day, berat_g, panjang_mm)
    made.do("close_sesi", day, sesi_id=sesi, rekap={"D": 0})


def _fields(made: Melati) -> None:
    """A talk with 30 listeners, a house found unfit, and a request for Citra's family that went to the agency."""
    talk = {"layanan_id": "KES-09", "cara": "lapangan", "subjek_jenis": "tempat", "tempat": "Balai desa"}
    made.do(
        "record_kunjungan", kunjungan_id=new_id(), tanggal=TODAY, jawaban={"topik": "ASI", "jumlah_peserta": 30}, **talk
    )
    visit = {"layanan_id": "KES-02", "cara": "rumah", "subjek_jenis": "orang", "warga_id": made.anak["Dewa"]}
    made.do("record_kunjungan", kunjungan_id=new_id(), tanggal=TODAY, jawaban={}, **visit)
    about = {"layanan_id": "SOS-03", "untuk": "orang", "warga_id": made.anak["Citra"]}
    made.do("send_usulan", usulan_id=made.usulan, nomor="0001-A-0001", tempat="RT 02", jawaban={"desil": 2}, **about)
    made.send()
    for kind, payload in (("receive_usulan", {}), ("forward_usulan", {"opd": "dinas_sosial"})):
        verdict = made.dunia.office(made.dunia.joko, kind, usulan_id=made.usulan, **payload)
        assert verdict.verdict == "accepted", verdict
