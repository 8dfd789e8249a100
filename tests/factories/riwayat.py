"""One posyandu through every type of operation there is, and a dump of everything the log can give back."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, Model

from factories.dunia import KAB, TODAY, Dunia, child, sealed_case, sesi_of, weighing
from simpul.jurnal.operations.protocol import Verdict
from simpul.kernel.ids import derive_id, new_id
from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan, Sesi
from simpul.laporan.models import RekapBulan, RekapGulung
from simpul.laporan.services import drain_kotak_keluar
from simpul.usulan.models import KasusRahasia, PenerimaKasus, RiwayatUsulan, Usulan
from simpul.warga.models import BedaWarga, DirektoriNik, Episode, Keluarga, Penggabungan, RiwayatWarga, Warga

OCTOBER = dt.date(2026, 10, 26)
FED: tuple[type[Model], ...] = (
    *(
        Keluarga,
        Warga,
        Episode,
        Penggabungan,
        BedaWarga,
        RiwayatWarga,
        DirektoriNik,
        Sesi,
        Kehadiran,
        Penimbangan,
        Kunjungan,
    ),
    *(Usulan, RiwayatUsulan, KasusRahasia, PenerimaKasus, RekapBulan),
)
# Made anew by each write: automatic keys, and the moment of counting.
_VOLATILE = {"dihitung_at"}


class Said(list[Verdict]):
    """Verdicts in the order they were given; `then` hears the name of each act."""

    def __init__(self, then: Callable[[str], None]) -> None:
        super().__init__()
        self.then = then

    def say(self, kind: str, verdict: Verdict) -> None:
        self.append(verdict)
        self.then(kind)


def live(dunia: Dunia, then: Callable[[str], None] = lambda _: None) -> list[Verdict]:
    """Every type of operation, accepted; returns the verdicts. `then` is called after each act."""
    said = Said(then)
    hp = dunia.hp()
    hp2 = dunia.hp(dunia.wati)

    def do(kind: str, **payload: Any) -> None:
        said.say(kind, dunia.say(hp, kind, **payload))

    def chair(kind: str, **payload: Any) -> None:
        said.say(kind, dunia.say(hp2, kind, **payload))

    def office(kind: str, actor: UUID | None = None, **payload: Any) -> None:
        said.say(kind, dunia.office(actor or dunia.joko, kind, **payload))

    _people(dunia, do, chair)
    _requests(dunia, do, office)
    _held(dunia, hp, office)
    return said


def _people(dunia: Dunia, do: Any, chair: Any) -> None:
    family, mother, baby, twin = new_id(), new_id(), child(ibu_id=None), child("Aisah", tamu=True)
    do("register_keluarga", keluarga_id=family, kepala_nama="Kadir", nomor_kk="6210020101150001", rt="02")
    woman = {"nama": "Nur", "jenis_kelamin": "P", "tanggal_lahir": dt.date(1998, 1, 1), "nik": "6210024101981207"}
    do("register_warga", warga_id=mother, keluarga_id=family, **woman)
    do("record_episode", episode_id=new_id(), warga_id=mother, jenis="menyusui", mulai=dt.date(2025, 10, 1))
    do("register_warga", **{**baby, "ibu_id": mother, "keluarga_id": family})
    do("register_warga", **twin)
    do("set_izin", warga_id=mother, jenis="foto", setuju=True)
    do("correct_keluarga", keluarga_id=family, alasan="Salah ketik", nomor_kk="6210020101150002")
    sesi = sesi_of(dunia.melati)
    do("open_sesi", sesi_id=sesi, tanggal=TODAY, tempat="Balai dusun", kader_hadir=[dunia.sari])
    kehadiran = derive_id("kehadiran", str(sesi), str(baby["warga_id"]))
    do("record_kehadiran", kehadiran_id=kehadiran, sesi_id=sesi, warga_id=baby["warga_id"])
    do("record_penimbangan", **weighing(baby["warga_id"], 8500, OCTOBER))
    first = weighing(baby["warga_id"], 8900, sesi_id=sesi, panjang_mm=735, posisi="telentang")
    second = weighing(twin["warga_id"], 9000, vitamin_a="merah")
    third = weighing(baby["warga_id"], 1990, dt.date(2026, 9, 26))
    for one in (first, second, third):
        do("record_penimbangan", **one)
    do("correct_penimbangan", penimbangan_id=first["penimbangan_id"], alasan="salah baca", berat_g=8950, panjang_mm=735)
    do("void_penimbangan", penimbangan_id=third["penimbangan_id"], alasan="anak lain")
    chair("merge_warga", asal_id=twin["warga_id"], tujuan_id=baby["warga_id"], alasan="orang yang sama")
    chair("choose_penimbangan", dipilih_id=first["penimbangan_id"], ditinggal_ids=[second["penimbangan_id"]])
    chair("unmerge_warga", asal_id=twin["warga_id"], alasan="ternyata kembar")
    chair("distinguish_warga", warga_id=twin["warga_id"], lain_id=baby["warga_id"], alasan="ternyata kembar")
    do("archive_warga", warga_id=twin["warga_id"], alasan="salah daftar")
    do("restore_warga", warga_id=twin["warga_id"])
    papers = {"tanggal_lahir": dt.date(2025, 9, 9), "nik": "6210024909251207"}
    do("correct_warga", warga_id=baby["warga_id"], alasan="akta", **papers)
    visit = {"tanggal": TODAY, "cara": "rumah", "subjek_jenis": "orang", "jawaban": {"batuk_lama": True}}
    kept, voided = new_id(), new_id()
    for key in (kept, voided):
        do("record_kunjungan", kunjungan_id=key, layanan_id="KES-02", warga_id=baby["warga_id"], **visit)
    do("void_kunjungan", kunjungan_id=voided, alasan="tercatat dua kali")
    _carried(dunia, baby["warga_id"])
    do("close_sesi", sesi_id=sesi, rekap={"D": 1})
    chair("reopen_sesi", sesi_id=sesi, alasan="ada yang lupa")
    do("end_warga", warga_id=mother, status="pindah", tanggal=TODAY)


def _carried(dunia: Dunia, child_id: UUID) -> None:
    """A weighing of the child as a guest of another posyandu."""
    source, key = new_id(), weighing(child_id, 8950, dt.date(2026, 11, 12))
    key["penimbangan_id"] = derive_id("bawaan", str(source), str(dunia.melati))
    where = {"sebab": "tamu", "dari_posyandu_id": dunia.mawar, "dari_nama": "Mawar", "dari_penimbangan_id": source}
    verdict = dunia.office(dunia.joko, "carry_penimbangan", **key, **where)
    assert verdict.verdict == "accepted", verdict


def _requests(dunia: Dunia, do: Any, office: Any) -> None:
    house, social = new_id(), new_id()
    do("send_usulan", usulan_id=house, layanan_id="PR-02", untuk="umum", nomor="0001-A-0001", tempat="RT 02")
    do("send_usulan", usulan_id=social, layanan_id="SOS-03", untuk="umum", nomor="0001-A-0002", jawaban={"desil": 2})
    office("plan_usulan", usulan_id=social, tahun=TODAY.year + 1)
    office("receive_usulan", usulan_id=house)
    office("plan_usulan", usulan_id=house, tahun=TODAY.year + 1)
    office("unplan_usulan", usulan_id=house, alasan="belum termuat")
    office("return_usulan", usulan_id=house, alasan="surat tanah belum ada", berkas_kurang=["kk"])
    do("complete_usulan", usulan_id=house, berkas={"kk": "ab" * 32}, cerita="Sudah lengkap.")
    office("forward_usulan", usulan_id=house, opd="dinas_perkim")
    office("answer_usulan", dunia.agus, usulan_id=house, keputusan="diterima", jawaban="Kami periksa.")
    office("close_usulan", usulan_id=house, hasil="selesai", pesan="sudah dibangun.")
    do("seal_kasus", kasus_id=new_id(), penerima=["kepala_desa"], amplop=sealed_case())


def _held(dunia: Dunia, hp: Any, office: Any) -> None:
    """Two records that the checks refuse: one is let in with its date put right, one does not count."""
    wrong, lost = child("Dewa", dt.date(2125, 12, 24)), child("Eka", dt.date(2125, 12, 25))
    late = hp.record("register_warga", **wrong)
    never = hp.record("register_warga", **lost)
    held = dunia.push(late, never)
    assert [one.verdict for one in held] == ["quarantined"] * 2
    right = {**late.payload, "tanggal_lahir": "2025-12-24"}
    office("release_operasi", operasi_id=late.id, alasan="tahun keliru", isi=right)
    office("refuse_operasi", operasi_id=never.id, alasan="tidak jelas anaknya")


def dump(posyandu_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row the log can give back, encrypted columns only as there or not."""
    while drain_kotak_keluar():
        pass
    found = {model.__name__: _rows(model) for model in FED}
    sums = RekapGulung.objects.exclude(nilai=0).order_by("wilayah_id", "bulan", "indikator")
    found["RekapGulung"] = list(sums.values("wilayah_id", "bulan", "indikator", "nilai"))
    return found


def _rows(model: type[Model]) -> list[dict[str, Any]]:
    return sorted(plain_rows(model), key=lambda row: repr(sorted(row.items(), key=lambda pair: pair[0])))


def plain_rows(model: type[Model]) -> Iterator[dict[str, Any]]:
    """Rows of a table as a rebuild must give them again."""
    fields = [field for field in model._meta.concrete_fields if field.name not in _VOLATILE and not _is_auto(field)]
    rows = model._default_manager.filter(kab_id=KAB).values(*(field.attname for field in fields))
    sealed = {field.attname for field in fields if isinstance(field, BinaryField) and not field.name.endswith("_hash")}
    for row in rows.iterator(chunk_size=5000):
        yield {name: value is not None if name in sealed else _plain(value) for name, value in row.items()}


def _is_auto(field: Any) -> bool:
    return field.get_internal_type() == "BigAutoField"


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
