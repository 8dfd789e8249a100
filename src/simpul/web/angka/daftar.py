"""The list behind a figure of a posyandu: as many lines as the figure says, names only where the grant allows."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, ScopePart, Target, Tindakan
from simpul.kernel.clock import add_months
from simpul.kernel.errors import SimpulError
from simpul.kunjungan import queries as kunjungan
from simpul.laporan import queries as laporan
from simpul.laporan.queries import last_day
from simpul.laporan.rules import hidden_cells, shown
from simpul.layanan.indikator import Entity, Figure
from simpul.layanan.loader import load_catalog
from simpul.pertumbuhan.usia import completed_months
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.usulan import queries as usulan
from simpul.usulan.rules import Status
from simpul.warga import queries as warga
from simpul.web.angka.pandangan import ANY_REASON, OPEN
from simpul.web.posyandu.place import target_of
from simpul.web.templatetags.simpul import tanggal

WITHHELD = "Nama tidak ditampilkan untuk peran Anda"
ALL_STATUSES = frozenset(Status)
PRESENT = "hadir"


@dataclass(frozen=True, slots=True)
class BarisDaftar:
    """A line: what or who, a few facts, and where to read on; `tertutup` when the name is withheld."""

    nama: str
    rincian: str = ""
    alamat: str = ""
    tertutup: bool = False


@dataclass(frozen=True, slots=True)
class Daftar:
    """The lines of a figure, and which ids were shown by name, for the trail."""

    baris: list[BarisDaftar]
    entitas: str
    terbuka_ids: list[str] = field(default_factory=list)

    @property
    def tertutup(self) -> int:
        """How many lines withhold their name."""
        return sum(line.tertutup for line in self.baris)


@dataclass(frozen=True, slots=True)
class Pembuka:
    """Who opens a list, of which posyandu and month, and why."""

    actor: ActorContext
    home: PosyanduInfo
    month: dt.date
    today: dt.date
    alasan: str

    def target(self, figure: Figure, *, terhubung: bool = False) -> Target:
        """The thing the decision is about."""
        home = self.home
        return Target(
            kab_id=home.kab_id,
            posyandu_id=home.id,
            jalur=home.jalur,
            bidang=figure.bidang or None,
            terhubung=terhubung,
            alasan=self.alasan,
        )


def open_list(who: Pembuka, figure: Figure) -> Daftar:
    """The list of a figure.

    Raises `akses.ditolak` for a tier that sees figures only, `akses.perlu_alasan` when a reason is missing.
    """
    everyone, linked = _reach(who, figure)
    ids = _ids(who, figure)
    match figure.entity:
        case Entity.ORANG:
            found = _people(who, ids, everyone=everyone, linked=linked)
        case Entity.KUNJUNGAN:
            found = _services(who, figure, ids, everyone=everyone, linked=linked)
        case Entity.USULAN:
            found = _requests(who, ids)
        case Entity.KADER:
            found = _kader(who, figure, ids)
        case Entity.SESI:
            found = _days(who, ids)
        case Entity.BIDANG:
            names = {bidang.code: bidang.short_name for bidang in load_catalog().bidang}
            found = Daftar([BarisDaftar(names.get(code, code)) for code in ids], "bidang")
        case _ if figure.id == "bidang_wajib":
            found = Daftar([BarisDaftar(bidang.short_name) for bidang in load_catalog().bidang], "bidang")
        case _:
            found = Daftar([BarisDaftar(who.home.nama)], "posyandu")
    return found


def _reach(who: Pembuka, figure: Figure) -> tuple[bool, bool]:
    """(all names, names of people linked to a request); raises when neither."""
    if figure.names == OPEN:
        return True, False
    action = Tindakan(figure.names)
    if action is Tindakan.LIHAT_USULAN:
        return bool(_scope_here(who, action)) or _refuse(who, action, figure), False
    if akses.decide(who.actor, action, who.target(figure)).allowed:
        return True, False
    if akses.decide(who.actor, action, who.target(figure, terhubung=True)).allowed:
        return False, True
    return _refuse(who, action, figure), False


def _refuse(who: Pembuka, action: Tindakan, figure: Figure) -> bool:
    target = replace(who.target(figure), alasan=ANY_REASON)
    reason_is_missing = not who.alasan and akses.decide(who.actor, action, target).allowed
    raise SimpulError(errors.PERLU_ALASAN if reason_is_missing else errors.DITOLAK)


def _ids(who: Pembuka, figure: Figure) -> list[str]:
    """The ids a figure counts: of the month, or of today for what is open."""
    home = who.home
    if figure.id.startswith(OPEN):
        ages = usulan.open_ages(home.kab_id, [home.id], who.today)
        return [str(one.id) for one in ages if laporan.is_open_figure(figure.id, one.bidang, one.umur_hari)]
    return laporan.ids_behind(home.kab_id, home.id, who.month, figure.id)


def _people(who: Pembuka, ids: Collection[str], *, everyone: bool, linked: bool) -> Daftar:
    home, wanted = who.home, [UUID(key) for key in ids]
    seen = set(wanted) if everyone else _linked(who, wanted) if linked else set()
    found = warga.list_people(home.kab_id, [home.id], ids=seen)
    lines = [BarisDaftar(person.nama, _person_words(person, who)) for person in found]
    return Daftar(_fill(lines, len(ids)), "warga", [str(person.id) for person in found])


def _person_words(person: warga.BarisOrang, who: Pembuka) -> str:
    months = completed_months(person.tanggal_lahir, min(last_day(who.month), who.today))
    age = f"{months} bulan" if months < 72 else f"{months // 12} tahun"
    sex = "perempuan" if person.jenis_kelamin == "P" else "laki-laki"
    place = " ".join(part for part in (f"RT {person.rt}" if person.rt else "", person.dusun or "") if part)
    mother = f"ibu {person.nama_ibu}" if person.nama_ibu else ""
    return ", ".join(part for part in (sex, age, place, mother) if part)


def _services(who: Pembuka, figure: Figure, ids: Collection[str], *, everyone: bool, linked: bool) -> Daftar:
    """Visits, weighings, attendance and requests of a field, by date; a name only where it may be seen."""
    home, wanted = who.home, set(ids)
    events = [event for event in _events(who, figure, wanted) if event[0] in wanted]
    people = {event[3] for event in events if event[3]}
    seen = people if everyone else _linked(who, people) if linked else set()
    names = {one.id: one.nama for one in warga.list_people(home.kab_id, [home.id], ids=seen)}
    lines = [
        BarisDaftar(
            f"{what}: {names[person]}" if person in names else what,
            tanggal(day),
            tertutup=person is not None and person not in names,
        )
        for _, day, what, person in sorted(events, key=lambda event: (event[1], event[2]))
    ]
    return Daftar(_fill(lines, len(wanted)), "warga", [str(key) for key in names])


def _events(who: Pembuka, figure: Figure, ids: Collection[str]) -> Iterable[tuple[str, dt.date, str, UUID | None]]:
    home = who.home
    rows = kunjungan.recap_rows(home.kab_id, [home.id], [who.month])
    for visit in rows.kunjungan:
        title = posyandu.line_title(home, visit.layanan_id, visit.tanggal)
        yield str(visit.id), visit.tanggal, title, visit.warga_id
    for weighing in rows.penimbangan:
        yield str(weighing.id), weighing.tanggal, "Penimbangan", weighing.warga_id
    for presence in rows.hadir:
        yield str(presence.id), presence.tanggal, "Hadir di hari buka", presence.warga_id
    if figure.id.startswith("layanan_"):
        for item in _inbox(who, _whole(home), ids):
            yield str(item.id), item.dikirim_tanggal, f"Usulan {item.nomor}", None


def _requests(who: Pembuka, ids: Collection[str]) -> Daftar:
    """Requests that this office may see; the others of the figure stand as lines without content."""
    wanted = set(ids)
    scope = _scope_here(who, Tindakan.LIHAT_USULAN)
    lines, shown = [], []
    for item in _inbox(who, scope, wanted):
        words = f"{item.nomor} {posyandu.line_title(who.home, item.layanan_id, item.dikirim_tanggal)}"
        facts = f"{item.label}, dikirim {tanggal(item.dikirim_tanggal)}"
        lines.append(BarisDaftar(words, facts, f"/usulan/{item.kab_id}/{item.id}/"))
        shown.append(str(item.id))
    return Daftar(_fill(lines, len(wanted), "Usulan bidang lain"), "usulan", shown)


def _inbox(who: Pembuka, scope: Scope, ids: Collection[str]) -> list[usulan.UsulanItem]:
    """Those of a figure that are requests and within reach; a figure counts visits and requests together."""
    wanted = [UUID(key) for key in ids]
    return usulan.inbox(scope, [who.home.kab_id], who.today, statuses=ALL_STATUSES, ids=wanted, limit=None)


def _kader(who: Pembuka, figure: Figure, ids: Collection[str]) -> Daftar:
    home, on = who.home, min(last_day(who.month), who.today)
    there, wanted = posyandu.kader_of(home.kab_id, home.id, on), set(ids)
    if figure.id == "kader_aktif":
        there = [row for row in there if str(row.id) in wanted]
    lines = [BarisDaftar(row.nama, ", ".join(row.bidang).replace("_", " ")) for row in there]
    return Daftar(lines, "kader", [str(row.id) for row in there])


def _days(who: Pembuka, ids: Collection[str]) -> Daftar:
    home = who.home
    days = kunjungan.list_sesi(home.kab_id, [home.id], who.month, add_months(who.month, 1))
    register = posyandu.kader_register(home.kab_id, [home.id])[home.id]
    hidden, wanted = _small_days(who, days), set(ids)
    lines = []
    for index, day in enumerate(days):
        if str(day.id) in wanted:
            kader = len(laporan.kader_present(register, day.tanggal, day.kader_hadir))
            hadir = shown(day.hadir, index, PRESENT, hidden)
            lines.append(BarisDaftar(tanggal(day.tanggal), f"{day.tempat}, {hadir} orang hadir, {kader} kader"))
    return Daftar(lines, "sesi")


def _small_days(who: Pembuka, days: list[kunjungan.BarisSesi]) -> frozenset[tuple[int, str]]:
    """Days with few people, where an office may not see small numbers; nor may one follow from the month's sum."""
    if akses.decide(who.actor, Tindakan.LIHAT_ANGKA_KECIL, target_of(who.home)).allowed:
        return frozenset()
    counts = [{PRESENT: day.hadir} for day in days]
    return hidden_cells([*counts, {PRESENT: sum(day.hadir for day in days)}], total=len(counts))


def _linked(who: Pembuka, people: Collection[UUID]) -> set[UUID]:
    """Which of these people are linked to a request that this office sees."""
    return usulan.linked_warga(_scope_here(who, Tindakan.LIHAT_USULAN), who.home.kab_id, people)


def _scope_here(who: Pembuka, action: Tindakan) -> Scope:
    """What an account may see of requests, narrowed to one posyandu."""
    home = who.home
    here = [
        ScopePart(posyandu_id=home.id, kab_id=home.kab_id, bidang=part.bidang, opd=part.opd)
        for part in akses.posyandu_scope(who.actor, action, alasan=who.alasan).parts
        if (
            part.bounds.contains(home.jalur)
            if part.bounds
            else (part.posyandu_id, part.kab_id) == (home.id, home.kab_id)
        )
    ]
    return Scope(tuple(here))


def _whole(home: PosyanduInfo) -> Scope:
    """All requests of a posyandu, for counting only."""
    return Scope((ScopePart(posyandu_id=home.id, kab_id=home.kab_id),))


def _fill(lines: list[BarisDaftar], count: int, words: str = WITHHELD) -> list[BarisDaftar]:
    """As many lines as the figure says; those that may not be named say so."""
    return lines + [BarisDaftar(words, tertutup=True)] * (count - len(lines))
