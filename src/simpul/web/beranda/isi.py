"""What needs a village today (O-02): new requests, reports that wait, posyandu not opened, work that was held."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.jurnal.held import count_held
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kunjungan import queries as kunjungan
from simpul.laporan import queries as laporan
from simpul.laporan.queries import PosyanduRow
from simpul.laporan.rules import scaled
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import Bidang
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.usulan import queries as usulan
from simpul.usulan.queries import InboxCount
from simpul.web.angka.tempat import address, is_late, opened_words, report_word
from simpul.web.beranda.hak import rights_waiting
from simpul.web.beranda.hp import HpDesa, phones_in_need
from simpul.web.posyandu.place import may_at
from simpul.web.surat.beranda import papers_ending

ADDRESS = "/angka/posyandu/{}/{}/"
HELD, HEALTH = Tindakan.LIHAT_KARANTINA, Tindakan.LIHAT_KESEHATAN


@dataclass(frozen=True, slots=True)
class Tugas:
    """A card: how many, of what, a second line, and where to act."""

    jumlah: int
    kata: str
    tambahan: str
    alamat: str


@dataclass(frozen=True, slots=True)
class BarisPosyandu:
    """A posyandu this month."""

    nama: str
    alamat: str
    tempat: str
    buka: str
    terlambat: bool
    ditimbang: str
    laju: str
    alamat_d: str
    terbuka: int
    alamat_usulan: str
    laporan: str
    alamat_laporan: str
    tertahan: int
    alamat_tertahan: str
    perlu_bidan: int
    alamat_bidan: str


@dataclass(frozen=True, slots=True)
class Beranda:
    """The home page of those who know their people: village, midwife, health centre, posyandu."""

    bulan: dt.date
    tugas: list[Tugas]
    baris: list[BarisPosyandu]
    per_bidang: list[tuple[Bidang, int]]
    hari_pertama: bool


def home_of(actor: ActorContext) -> Beranda | None:
    """The home page, or None for an account that begins elsewhere."""
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_NAMA_BALITA)
    if not scope:
        return None
    homes = posyandu.posyandu_in(scope)
    today = clock.today(homes[0].zona_waktu if homes else "WIB")
    month = month_of(today)
    rows = laporan.posyandu_rows(homes, month, today) if homes else []
    held = count_held({home.kab_id for home in homes}, [home.id for home in homes if may_at(actor, home)(HELD)])
    told = _told(actor, homes, month)
    phones = phones_in_need(actor, homes)
    open_by_field: Counter[str] = Counter()
    for row in rows:
        open_by_field.update({k.removeprefix("terbuka_"): n for k, n in row.angka.items()})
    return Beranda(
        bulan=month,
        tugas=_tasks(actor, rows, held, told, today, phones),
        baris=[_line(row, month, today, held.get(row.home.id, 0), told.get(row.home.id, 0)) for row in rows],
        per_bidang=[(field, open_by_field[field.code]) for field in load_catalog().bidang],
        hari_pertama=phones.belum_ada and bool(akses.posyandu_scope(actor, Tindakan.KELOLA_KADER)),
    )


def _told(actor: ActorContext, homes: list[PosyanduInfo], month: dt.date) -> dict[UUID, int]:
    """How many children of each posyandu the midwife is told of this month, where measurements may be read."""
    places: dict[int, list[UUID]] = defaultdict(list)
    for home in homes:
        if may_at(actor, home)(HEALTH):
            places[home.kab_id].append(home.id)
    end = add_months(month, 1)
    found = [kunjungan.told_children(kab_id, ids, month, end) for kab_id, ids in places.items()]
    return {place: len(children) for part in found for place, children in part.items()}


def _tasks(
    actor: ActorContext,
    rows: list[PosyanduRow],
    held: dict[UUID, int],
    told: dict[UUID, int],
    today: dt.date,
    phones: HpDesa,
) -> list[Tugas]:
    """Cards in the order of urgency; a card is there only for those who may act on it."""
    homes = [row.home for row in rows]
    kab_ids = {home.kab_id for home in homes}
    waiting = usulan.count_inbox(akses.posyandu_scope(actor, Tindakan.LIHAT_USULAN), kab_ids, today)
    late = [row for row in rows if is_late(row, today)]
    closed = [row for row in rows if not row.dibuka and row.angka.get("posyandu")]
    found = [_requests(waiting)]
    if akses.posyandu_scope(actor, HEALTH):
        found.insert(0, Tugas(sum(told.values()), "anak perlu bidan", "ditandai bulan ini", "#posyandu"))
    if akses.posyandu_scope(actor, Tindakan.TANDATANGANI_LAPORAN):
        found.append(_reports(homes, rows, month_of(today), today))
    found.append(Tugas(len(closed), "Posyandu belum buka bulan ini", f"{len(late)} lewat jadwal", "#posyandu"))
    if akses.posyandu_scope(actor, HELD):
        found.append(Tugas(sum(held.values()), "catatan ditahan", "menunggu keputusan desa", "#posyandu"))
    rights, by_when = rights_waiting(actor)
    if rights:
        found.append(Tugas(rights, "permintaan hak data", by_when, "/privasi/hak/"))
    papers, by_when = papers_ending(actor)
    if papers:
        found.append(Tugas(papers, "surat perlu diperbarui", by_when, "/surat/?keadaan=awal"))
    if phones.jumlah:
        found.append(Tugas(phones.jumlah, "HP perlu dilihat", phones.sebab, "/hp/"))
    return found


def _requests(waiting: InboxCount) -> Tugas:
    facts = [f"{waiting.mendesak} mendesak"] if waiting.mendesak else []
    facts += [f"{waiting.lewat_batas} lewat batas jawab"] if waiting.lewat_batas else []
    return Tugas(waiting.baru, "usulan baru", ", ".join(facts) or f"{waiting.terbuka} belum ditutup", "/usulan/")


def _reports(homes: list[PosyanduInfo], rows: list[PosyanduRow], month: dt.date, today: dt.date) -> Tugas:
    """Reports to sign: of this month where the posyandu has opened, and of last month."""
    now = sum(bool(row.dibuka) and not (row.laporan and row.laporan.is_approved) for row in rows)
    before = laporan.posyandu_rows(homes, add_months(month, -1), today) if homes else []
    old = sum(bool(row.dibuka) and not (row.laporan and row.laporan.is_approved) for row in before)
    bulan = month if now or not old else add_months(month, -1)
    return Tugas(
        now + old,
        "laporan menunggu",
        f"{now} bulan ini, {old} bulan lalu",
        address("/laporan/", f"{bulan:%Y-%m}") + "&keadaan=menunggu",
    )


def _line(row: PosyanduRow, month: dt.date, today: dt.date, held: int, told: int) -> BarisPosyandu:
    home, bulan = row.home, f"{month:%Y-%m}"
    path = ADDRESS.format(home.kab_id, home.id)
    weighed, all_children, waiting = (row.angka.get(name, 0) for name in ("D", "S", "terbuka"))
    return BarisPosyandu(
        nama=home.nama,
        alamat=address(path, bulan),
        tempat=" ".join(part for part in (home.dusun, f"RW {home.rw}" if home.rw else "") if part),
        buka=opened_words(row),
        terlambat=is_late(row, today),
        ditimbang=f"{weighed}/{all_children}",
        laju=scaled(weighed, all_children, 100),
        alamat_d=address(path, bulan, "D") if weighed else "",
        terbuka=waiting,
        alamat_usulan=address(path, bulan, "terbuka") if waiting else "",
        laporan=report_word(row),
        alamat_laporan=f"/laporan/{home.kab_id}/{home.id}/{bulan}/",
        tertahan=held,
        alamat_tertahan=f"/hp/{home.kab_id}/{home.id}/tertahan/",
        perlu_bidan=told,
        alamat_bidan=address(f"{path}perlu-bidan/", bulan),
    )
