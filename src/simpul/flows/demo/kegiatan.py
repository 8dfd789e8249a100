"""Events of the example regency: one that is over with everything that follows, one to come, one that was cancelled."""

import datetime as dt
import random
from dataclasses import replace
from typing import Any
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.queries import akun_with_role
from simpul.akses.services import ActorContext, Peran
from simpul.flows.demo.kecakapan import follow_training
from simpul.flows.demo.names import person_name
from simpul.flows.hadir import record_hadir
from simpul.flows.kegiatan import create_kegiatan, set_status, set_surat
from simpul.flows.tindak_lanjut import Bukti, finish_tindak_lanjut, record_evaluasi, set_tindak_lanjut
from simpul.flows.undangan import Daftar, Sumber, invite, paste
from simpul.kegiatan import queries
from simpul.kegiatan.rules.forms import HariForm, KategoriForm, KegiatanForm, NarasumberForm
from simpul.kegiatan.rules.words import JenisKategori, JenisKegiatan, StatusKegiatan, SumberDana, TingkatKegiatan
from simpul.kegiatan.services import NewHadir
from simpul.kernel import clock
from simpul.kernel.clock import date_in_words
from simpul.kernel.ids import new_id
from simpul.kernel.tanggal import DAY_NAMES
from simpul.layanan.loader import load_catalog
from simpul.wilayah.queries import Tingkat, WilayahRow, children

K = JenisKategori
# Quotas of a real sosialisasi of this regency (governance.md 6.2): 200 in all.
QUOTAS = (
    KategoriForm("Tim Pembina Posyandu kabupaten", K.TIM_PEMBINA, 50),
    KategoriForm("Ketua TP PKK kecamatan", K.TP_PKK_KECAMATAN, 12),
    KategoriForm("Ketua TP PKK desa dan kelurahan", K.TP_PKK_DESA, 127),
    KategoriForm("Panitia dan tamu undangan", K.PANITIA, 11),
)
PLANS = ("Rapat kader dan pengurus tentang enam bidang", "Pendataan jamban sehat satu RT", "Kunjungan rumah lansia")


def add_events(chance: random.Random, regency: WilayahRow, today: dt.date) -> None:
    """Four events through the same flows as an office; names are invented."""
    dpmd, place = holder_of(Peran.DPMD, regency, today), children(regency.id)
    kasi = holder_of(Peran.KASI_PMK, regency, today)
    if dpmd is None:
        return
    _sosialisasi(chance, dpmd, regency, today)
    host = next((one for one in place if kasi is not None and _covers(kasi, one)), None)
    if kasi is not None and host is not None:
        _bimtek(chance, kasi, host, today)
    _rakor(dpmd, regency, today)


def _sosialisasi(chance: random.Random, dpmd: ActorContext, regency: WilayahRow, today: dt.date) -> None:
    day = today - dt.timedelta(days=75)
    agencies = (NarasumberForm("", one.name, "") for one in load_catalog().opd[:6])
    form = _form(
        regency, "Sosialisasi Posyandu enam SPM", JenisKegiatan.SOSIALISASI, (HariForm(day),), QUOTAS,
        narasumber=(NarasumberForm("", "Ketua TP PKK kabupaten", ""), *agencies),
    )  # fmt: skip
    kab_id = create_kegiatan(dpmd, form, contoh=True)
    for row in queries.kategori_of(kab_id, form.id):
        people = "\n".join(
            f"{person_name(chance, 'P')}; {row.nama}; Asal {number:03d}" for number in range(1, (row.kuota or 0) + 1)
        )
        paste(dpmd, kab_id, form.id, row.id, people)
    _attend(chance, dpmd, kab_id, form.id, 0.93)
    set_status(dpmd, kab_id, form.id, StatusKegiatan.SELESAI)


def _bimtek(chance: random.Random, kasi: ActorContext, host: WilayahRow, today: dt.date) -> None:
    days = tuple(HariForm(today - dt.timedelta(days=back), sesi=("Pagi", "Siang")) for back in (31, 30))
    form = _form(
        host, f"Bimtek kader {host.label}", JenisKegiatan.BIMTEK, days, (KategoriForm("Kader", K.KADER, None),),
        tingkat=TingkatKegiatan.KECAMATAN, dana=SumberDana.DPA,
    )  # fmt: skip
    kab_id = create_kegiatan(kasi, form, contoh=True)
    [kader] = queries.kategori_of(kab_id, form.id)
    invite(kasi, kab_id, form.id, kader.id, Daftar(Sumber.KADER, host.id))
    _attend(chance, kasi, kab_id, form.id, 0.9)
    for number, home in enumerate(sorted(queries.posyandu_ids_of(kab_id, form.id))):
        if number % 3 == 2:
            continue  # some write theirs later
        due = today + dt.timedelta(days=14 if number % 2 else -7)
        set_tindak_lanjut(kasi, kab_id, form.id, home, chance.choice(PLANS), due)
        if number % 2:
            done = Bukti(today - dt.timedelta(days=3), "Daftar hadir rapat disimpan di buku kegiatan")
            finish_tindak_lanjut(kasi, kab_id, form.id, home, done)
    follow_training(chance, kasi, queries.find_kegiatan(kab_id, form.id))
    marks = (
        f"{chance.choice('344')} {chance.choice('34')} {chance.choice('233')} {chance.choice('34')} 4"
        for _ in range(25)
    )
    record_evaluasi(kasi, kab_id, form.id, "\n".join(marks) + "; Latihannya ditambah")
    set_status(kasi, kab_id, form.id, StatusKegiatan.SELESAI)


def _rakor(dpmd: ActorContext, regency: WilayahRow, today: dt.date) -> None:
    """One to come, whose paper names a wrong weekday, and one that was cancelled."""
    day = today + dt.timedelta(days=12)
    wrong = f"{DAY_NAMES[(day.weekday() + 1) % 7]}, {date_in_words(day)}"
    rows = (KategoriForm("Kasi PMK kecamatan", K.KASI_PMK, 12), KategoriForm("Sekretaris desa", K.SEKRETARIS_DESA, 20))
    form = _form(
        regency, "Rapat koordinasi Posyandu akhir tahun", JenisKegiatan.RAKOR, (HariForm(day, wrong),), rows,
        jumlah_dinyatakan=40,
    )  # fmt: skip
    kab_id = create_kegiatan(dpmd, form, contoh=True)
    kasi, sekdes = queries.kategori_of(kab_id, form.id)
    invite(dpmd, kab_id, form.id, kasi.id, Daftar(Sumber.KASI_PMK, regency.id))
    invite(dpmd, kab_id, form.id, sekdes.id, Daftar(Sumber.SEKRETARIS_DESA, regency.id))
    letter = {
        "nomor": "005/217/DPMD (CONTOH)",
        "waktu": "08.00 sampai selesai",
        "penanda_jabatan": "Kepala DPMD contoh",
    }
    set_surat(dpmd, kab_id, form.id, letter)
    set_status(dpmd, kab_id, form.id, StatusKegiatan.UNDANGAN)
    visit = _form(regency, "Studi tiru ke Posyandu juara", JenisKegiatan.STUDI_TIRU, (HariForm(day),), ())
    create_kegiatan(dpmd, visit, contoh=True)
    set_status(dpmd, kab_id, visit.id, StatusKegiatan.BATAL, "Anggaran dialihkan untuk penanganan banjir")


def _attend(chance: random.Random, actor: ActorContext, kab_id: int, kegiatan_id: UUID, share: float) -> None:
    people = queries.peserta_page(kab_id, kegiatan_id, limit=None)
    sessions = [sesi.id for day in queries.hari_of(kab_id, kegiatan_id) for sesi in day.sesi]
    now = clock.now()
    seen = [NewHadir(sesi, one.id, now) for sesi in sessions for one in people if chance.random() < share]
    if seen:
        record_hadir(actor, kab_id, kegiatan_id, seen)


def _form(
    place: WilayahRow,
    nama: str,
    jenis: JenisKegiatan,
    hari: tuple[HariForm, ...],
    kategori: tuple[KategoriForm, ...],
    **more: Any,
) -> KegiatanForm:
    """A plan; without a number of its own, the papers state what the quotas make."""
    total = sum(row.kuota or 0 for row in kategori) or None
    plain = KegiatanForm(
        id=new_id(),
        wilayah_id=place.id,
        jenis=jenis,
        nama=nama,
        penyelenggara=f"Pemerintah {place.label} (CONTOH)",
        tingkat=TingkatKegiatan.KABUPATEN,
        tujuan="Kader dan pengurus memahami enam bidang layanan, pencatatan, rujukan dan pelaporan.",
        tempat=f"Aula {place.label}",
        hari=hari,
        dana=SumberDana.APBD,
        jumlah_dinyatakan=total,
        panitia=(("Panitia contoh", "ketua"),),
        kategori=kategori,
        umum=True,
    )
    return replace(plain, **more)


def holder_of(peran: Peran, regency: WilayahRow, today: dt.date) -> ActorContext | None:
    """Who holds a role in the regency now, the first by name; None in a part of the example without that office."""
    held = akun_with_role(regency.bounds.lo, regency.bounds.hi, [peran], today)
    return akses.load_actor(held[0].akun_id, clock.now()) if held else None


def _covers(actor: ActorContext, place: WilayahRow) -> bool:
    return place.tingkat is Tingkat.KECAMATAN and any(grant.jalur == place.jalur for grant in actor.current())
