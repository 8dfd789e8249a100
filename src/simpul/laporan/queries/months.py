"""The sets of ids behind every figure of posyandu-months, from the rows of the domains below."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from simpul.kernel.clock import add_months, month_of
from simpul.kunjungan import queries as kunjungan
from simpul.laporan.indicators import HariBuka, Layanan, Orang, Penimbangan, Sets, UsulanBulan, core, skdn
from simpul.posyandu import queries as posyandu
from simpul.posyandu.rules import DaftarKader
from simpul.usulan import queries as usulan
from simpul.warga.queries import OrangRekap

Key = tuple[UUID, dt.date]
HEALTH = "kesehatan"


def month_sets(kab_id: int, keys: Sequence[Key]) -> dict[Key, Sets]:
    """{(posyandu, month): {indicator: ids}} in a handful of reads, however many months and posyandu."""
    if not keys:
        return {}
    places = sorted({place for place, _ in keys})
    months = sorted({month for _, month in keys})
    rows = kunjungan.recap_rows(kab_id, places, months)
    requests = _by_place(usulan.recap_rows(kab_id, places, months))
    people, weighings = _by_place(rows.orang), _by_place(rows.penimbangan)
    services, opened = _services(rows), _by_place(rows.sesi)
    registers = posyandu.kader_register(kab_id, list(opened)) if opened else {}
    found: dict[Key, Sets] = {}
    for place, group in _months_by_place(keys).items():
        orang = [_orang(row) for row in people[place]]
        timbang = [_penimbangan(row) for row in weighings[place]]
        sent = [_usulan(row) for row in requests[place]]
        for month in group:
            days = [row for row in opened.get(place, ()) if month_of(row.tanggal) == month]
            sesi = [
                HariBuka(str(row.id), kader_present(registers[place], row.tanggal, row.kader_hadir)) for row in days
            ]
            own = services[place, month]
            found[place, month] = skdn(orang, timbang, month) | core(orang, own, sent, sesi, month)
    return found


def kader_present(register: DaftarKader, day: dt.date, ticked: Iterable[str]) -> tuple[str, ...]:
    """Kader of the register who were at an opening day and are in office when its month ends, as `kader_sk` counts."""
    return register.present(ticked, day, add_months(month_of(day), 1) - dt.timedelta(days=1))


def _months_by_place(keys: Iterable[Key]) -> dict[UUID, list[dt.date]]:
    grouped: dict[UUID, list[dt.date]] = defaultdict(list)
    for place, month in keys:
        grouped[place].append(month)
    return grouped


def _by_place(rows: Iterable[object]) -> defaultdict[UUID, list]:  # type: ignore[type-arg]  # rows of four kinds
    grouped: defaultdict[UUID, list] = defaultdict(list)  # type: ignore[type-arg]  # as above
    for row in rows:
        grouped[row.posyandu_id].append(row)  # type: ignore[attr-defined]  # all of them have it
    return grouped


def _services(rows: kunjungan.RekapBulanan) -> defaultdict[Key, list[Layanan]]:
    """What was served in each month: visits, weighings, attendance; the opening day itself counts for health."""
    found: defaultdict[Key, list[Layanan]] = defaultdict(list)
    for visit in rows.kunjungan:
        if visit.hasil == "selesai":
            person = str(visit.warga_id) if visit.warga_id else None
            item = Layanan(str(visit.id), visit.bidang, visit.jenis, person, _subject(visit), visit.temuan)
            found[visit.posyandu_id, month_of(visit.tanggal)].append(item)
    for weighing in rows.penimbangan:
        # What another posyandu did is its service.
        if weighing.asal:
            continue
        item = Layanan(str(weighing.id), HEALTH, "pemantauan", str(weighing.warga_id))
        found[weighing.posyandu_id, month_of(weighing.tanggal)].append(item)
    for presence in rows.hadir:
        item = Layanan(str(presence.id), HEALTH, "kehadiran", str(presence.warga_id))
        found[presence.posyandu_id, month_of(presence.tanggal)].append(item)
    return found


def _subject(visit: kunjungan.KunjunganRekap) -> str:
    """Whom or what a visit was to, so that a case is found once."""
    return str(visit.warga_id or visit.keluarga_id or (visit.tempat or "").strip().casefold())


def _orang(row: OrangRekap) -> Orang:
    return Orang(
        id=str(row.id),
        tanggal_lahir=row.tanggal_lahir,
        jenis_kelamin=row.jenis_kelamin,
        memiliki_kms=row.memiliki_kms,
        tamu=row.tamu,
        mulai=row.terdaftar,
        selesai=row.berakhir,
    )


def _penimbangan(row: kunjungan.TimbangRekap) -> Penimbangan:
    return Penimbangan(
        warga_id=str(row.warga_id),
        tanggal=row.tanggal,
        berat_g=row.berat_g,
        panjang_mm=row.panjang_mm,
        hari_buka=row.hari_buka,
        tamu=row.tamu,
        bb_u=None if row.bbu_z100 is None else row.bbu_z100 / 100,
        vitamin_a=row.vitamin_a is not None,
        pindah=row.asal == "pindah",
    )


def _usulan(row: usulan.UsulanRekap) -> UsulanBulan:
    return UsulanBulan(
        id=str(row.id),
        bidang=row.bidang,
        dikirim=row.dikirim,
        diteruskan=row.diteruskan,
        ditutup=row.ditutup,
        tepat_waktu=row.tepat_waktu,
        berhasil=row.berhasil,
    )
