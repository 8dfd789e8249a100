"""Contests: one in its first phase with an item in each, an entrant, a judge from outside, a sheet and a proof."""

from dataclasses import dataclass
from uuid import UUID

from simpul.akses.services import ActorContext
from simpul.flows import bukti_lomba, penilaian
from simpul.flows import lomba as flows
from simpul.flows.institusi import kab_id_of
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.lomba import queries, services
from simpul.lomba.rules.forms import ButirForm, JuriForm, LombaForm
from simpul.lomba.rules.penilaian import BuktiForm, LembarForm
from simpul.lomba.rules.peserta import NewPeserta
from simpul.lomba.rules.piagam import NewPiagam, TandaForm
from simpul.lomba.rules.words import JenisLomba, JenisPiagam, StatusLomba, Tahap
from simpul.posyandu.queries import PosyanduInfo
from simpul.wilayah.queries import wilayah_by_id

ITEMS = (ButirForm("Kelembagaan", 60, 4), ButirForm("Inovasi", 40, 4))
BOTH = frozenset(Tahap)
PAPER = b"%PDF-1.4\n%%EOF\n"


@dataclass
class Gelanggang:
    """A contest with what its addresses name."""

    kab_id: int
    lomba: UUID
    peserta: tuple[UUID, ...]
    juri: UUID

    @property
    def path(self) -> str:
        """Its page."""
        return f"/lomba/{self.kab_id}/{self.lomba}/"

    def items(self, tahap: Tahap = Tahap.SELEKSI) -> list[UUID]:
        """Ids of the items of a phase."""
        return [one.id for one in queries.butir_of(self.kab_id, self.lomba)[tahap]]

    def sheet(self, juri: UUID, peserta: UUID, *nilai: int, tahap: Tahap = Tahap.SELEKSI, versi: int = 0) -> LembarForm:
        """A sheet with scores in the order of the items."""
        return LembarForm(tahap, juri, peserta, dict(zip(self.items(tahap), nilai, strict=True)), "Rapi.", versi)

    def score(
        self,
        actor: ActorContext,
        juri: UUID,
        peserta: UUID,
        *nilai: int,
        tahap: Tahap = Tahap.SELEKSI,
        versi: int = 0,
    ) -> None:
        """A sheet is given."""
        form = self.sheet(juri, peserta, *nilai, tahap=tahap, versi=versi)
        penilaian.record_lembar(actor, self.kab_id, self.lomba, form)

    def to(self, actor: ActorContext, status: StatusLomba, alasan: str = "") -> None:
        """The next state."""
        flows.set_status(actor, self.kab_id, self.lomba, status, alasan)


def entrant(home: PosyanduInfo) -> NewPeserta:
    """A posyandu enters."""
    return NewPeserta(
        new_id(), f"posyandu:{home.id}", f"Posyandu {home.nama}", home.kab_id, home.wilayah_id, home.kode_desa, home.id
    )


def judge(nama: str = "Ibu Juri", *, desa_id: int | None = None, akun_id: UUID | None = None) -> JuriForm:
    """A judge of both phases."""
    return JuriForm(new_id(), nama, "Dinas Kesehatan", BOTH, akun_id, desa_id)


def make_lomba(
    actor: ActorContext, wilayah_id: int, homes: list[PosyanduInfo], nama: str = "Lomba Posyandu",
    jenis: JenisLomba = JenisLomba.POSYANDU, **more: object,
) -> Gelanggang:  # fmt: skip
    """A contest of some posyandu, or of another kind, that is about to begin; one judge from outside."""
    form = LombaForm(new_id(), wilayah_id, jenis, nama, 2026, "Pemerintah kecamatan", **more)
    kab_id = flows.create_lomba(actor, form)
    for tahap in Tahap:
        flows.set_butir(actor, kab_id, form.id, tahap, ITEMS)
    new = [entrant(home) for home in homes]
    if new:
        flows.add_peserta(actor, kab_id, form.id, new)
    outside = judge()
    flows.add_juri(actor, kab_id, form.id, outside)
    return Gelanggang(kab_id, form.id, tuple(one.id for one in new), outside.id)


def begin(actor: ActorContext, made: Gelanggang) -> tuple[UUID, UUID]:
    """The first phase runs, a sheet and a proof are there: their ids."""
    made.to(actor, StatusLomba.SELEKSI)
    made.score(actor, made.juri, made.peserta[0], 4, 3)
    proof = BuktiForm(made.items()[0], "SK Posyandu")
    bukti_lomba.add_bukti(actor, made.kab_id, made.lomba, made.peserta[0], proof, PAPER)
    [sheet] = queries.lembar_of(made.kab_id, made.lomba)
    [kept] = queries.bukti_of(made.kab_id, made.lomba)
    return sheet.id, kept.id


def make_piagam(actor: ActorContext, wilayah_id: int, nama: str, *, tahun: int = 10) -> UUID:
    """A charter for long service that a place gave."""
    place = wilayah_by_id(wilayah_id)
    isi = {"sebagai": f"Masa bakti {tahun} tahun", "atas": "", "penyelenggara": place.label, "asal": "Posyandu"}
    new = NewPiagam(JenisPiagam.MASA_BAKTI, nama, nama, isi | {"data_contoh": False}, tahun_bakti=tahun)
    signed = TandaForm(clock.today("WIB"), "Kurun", "Camat", "Pak Camat")
    [key] = services.issue_piagam(kab_id_of(place), place, [new], signed, oleh=actor.akun_id, at=clock.now())
    return key
