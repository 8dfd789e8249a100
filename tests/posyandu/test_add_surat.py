"""Papers are entered with their faults, replaced and never lost; what would make the record a lie is refused."""

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from factories.akun import make_kader, make_office
from factories.posyandu import DESA_MAWAR, DESA_MELATI, KAB, MAWAR, MELATI, load_posyandu
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext, Tindakan, load_actor, posyandu_scope
from simpul.flows.surat import add_surat, may_surat, open_surat, read_berkas
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu import queries
from simpul.posyandu.models import Surat
from simpul.posyandu.rules.surat import JenisSurat, SebabGanti, SuratForm
from simpul.wilayah.queries import wilayah_by_kode

PDF = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"
WEDNESDAY = dt.date(2025, 12, 10)


@pytest.fixture
def joko(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ActorContext:
    """The secretary of the village of Melati 3."""
    monkeypatch.setattr(settings, "SIMPUL_DATA", tmp_path)
    load_posyandu()
    return make_office(Peran.SEKRETARIS_DESA, DESA_MELATI)


def form(actor: ActorContext, desa: str = DESA_MELATI, **facts) -> SuratForm:
    plain = {
        "jenis": JenisSurat.SK_KADER, "tanggal": WEDNESDAY, "nomor": " 141/12 /2025 ", "penandatangan": "Tin",
        "jabatan": "Kepala Desa", "bunyi_tanggal": "Selasa, 10 Desember 2025", "posyandu": ((KAB, MELATI),),
    }  # fmt: skip
    return SuratForm(id=new_id(), wilayah_id=wilayah_by_kode(desa).id, oleh=actor.akun_id, **(plain | facts))


def refusal(actor: ActorContext, wanted: SuratForm, berkas: bytes | None = None) -> str:
    with pytest.raises(SimpulError) as refused:
        add_surat(actor, wanted, berkas)
    return refused.value.code


def test_a_paper_is_kept_with_its_fault_and_its_file(joko: ActorContext) -> None:
    key = add_surat(joko, form(joko), PDF)
    kept, file = read_berkas(joko, KAB, key)
    assert (kept.nomor, kept.tanggal, kept.bunyi_tanggal) == ("141/12 /2025", WEDNESDAY, "Selasa, 10 Desember 2025")
    assert (file.isi, kept.posyandu) == (PDF, frozenset({MELATI}))
    today = clock.today("WIB")
    [read] = queries.read_surat([kept], today, queries.parameters_in([KAB], today)).values()
    assert [one.kode for one in read.temuan] == ["hari_salah"]


def test_a_correction_keeps_the_file_and_a_new_decree_keeps_the_old_one(joko: ActorContext) -> None:
    first = add_surat(joko, form(joko), PDF)
    right = form(joko, bunyi_tanggal="", menggantikan=first, sebab=SebabGanti.DIBETULKAN)
    second = add_surat(joko, right)
    assert read_berkas(joko, KAB, second)[1].isi == PDF
    newer = form(joko, nomor="141/3/2026", menggantikan=second, sebab=SebabGanti.DIGANTI)
    third = add_surat(joko, newer)
    assert open_surat(joko, KAB, third).sidik == ""
    history = queries.former_surat(KAB, third)
    assert [(row.id, row.sebab_ganti) for row in history] == [(second, "diganti"), (first, "dibetulkan")]
    assert read_berkas(joko, KAB, first)[1].isi == PDF
    [inforce] = queries.surat_of_places([KAB], [newer.wilayah_id])[newer.wilayah_id]
    assert inforce.id == third


def test_who_comes_second_is_told_what_took_its_place(joko: ActorContext) -> None:
    first = add_surat(joko, form(joko))
    add_surat(joko, form(joko, nomor="141/9/2026", menggantikan=first, sebab=SebabGanti.DIGANTI))
    late = form(joko, menggantikan=first, sebab=SebabGanti.DIBETULKAN)
    with pytest.raises(SimpulError, match="141/9/2026") as refused:
        add_surat(joko, late)
    assert refused.value.code == "posyandu.surat_sudah_diganti"
    assert Surat.objects.filter(kab_id=KAB).count() == 2


def test_what_would_be_a_lie_is_refused(joko: ActorContext) -> None:
    assert refusal(joko, form(joko, tanggal=None)) == "posyandu.surat_tanggal"
    assert refusal(joko, form(joko), b"MZ not a paper") == "lampiran.bukan_surat"
    assert refusal(joko, form(joko), PDF[:-6]) == "lampiran.bukan_surat"
    assert refusal(joko, form(joko), b"%PDF-" + b"0" * 10 * 1024**2) == "lampiran.terlalu_besar"
    boss = make_office(Peran.DPMD, "62.10", "Bu Hesti")
    elsewhere = form(boss, posyandu=((KAB, MAWAR),))
    assert refusal(boss, elsewhere) == "posyandu.surat_tempat"
    assert refusal(boss, form(boss, desa="62.10", posyandu=())) == "posyandu.bukan_desa"
    other = add_surat(boss, form(boss, desa=DESA_MAWAR, posyandu=()))
    stolen = form(boss, menggantikan=other, sebab=SebabGanti.DIGANTI)
    assert refusal(boss, stolen) == "posyandu.surat_tidak_ditemukan"
    assert Surat.objects.filter(kab_id=KAB).count() == 1


def test_only_those_of_the_place_write_and_see(joko: ActorContext) -> None:
    village = add_surat(joko, form(joko, posyandu=(), jenis=JenisSurat.SK_TIM_PEMBINA))
    single = add_surat(joko, form(joko))
    chair = load_actor(make_kader(MELATI, "Bu Sari", Peran.KETUA_POSYANDU), clock.now())
    for key, may_change in ((village, False), (single, True)):
        assert may_surat(chair, Tindakan.KELOLA_SURAT, open_surat(chair, KAB, key)) is may_change
    assert refusal(chair, form(chair, posyandu=())) == "akses.ditolak"
    assert open_surat(chair, KAB, add_surat(chair, form(chair, nomor="141/1"))).nomor == "141/1"
    for peran, kode in ((Peran.SEKRETARIS_DESA, DESA_MAWAR), (Peran.PROVINSI, "62"), (Peran.PETUGAS_OPD, "62.10")):
        stranger = make_office(peran, kode, f"Pak {peran}")
        with pytest.raises(SimpulError, match="tugas"):
            open_surat(stranger, KAB, single)
        assert refusal(stranger, form(stranger)) == "akses.ditolak"
    with pytest.raises(SimpulError):
        open_surat(joko, KAB, UUID(int=7))


def test_papers_that_end_are_found_by_the_regions_days(joko: ActorContext) -> None:
    today = clock.today("WIB")
    ends = {"lewat": -1, "bulan ini": 20, "nanti": 89, "lama": 200}
    for nomor, days in ends.items():
        end = today + dt.timedelta(days=days)
        add_surat(joko, form(joko, nomor=nomor, berlaku_dari=WEDNESDAY, berlaku_sampai=end))
    # No end: the usual five years after its date, which is over.
    add_surat(joko, form(joko, nomor="tanpa akhir", tanggal=today.replace(year=today.year - 5, day=1)))
    add_surat(joko, form(joko, nomor="tetap", jenis=JenisSurat.SK_PEMBENTUKAN, tanggal=dt.date(2001, 5, 2)))
    scope = posyandu_scope(joko, Tindakan.LIHAT_SURAT)
    soon = {KAB: (today + dt.timedelta(days=90), 5)}
    found = {row.nomor for row in queries.list_surat(scope, [KAB], ending=soon)}
    assert found == {"lewat", "bulan ini", "nanti", "tanpa akhir"}
    assert queries.count_ending(scope, [KAB], soon) == 4
    assert queries.count_ending(scope, [KAB], {KAB: (today - dt.timedelta(days=1), 5)}) == 2
    page = queries.list_surat(scope, [KAB], limit=4)
    rest = queries.list_surat(scope, [KAB], limit=4, after=(page[-1].jalur, str(page[-1].id)))
    assert len({row.id for row in page + rest}) == 6
    assert [row.nomor for row in queries.list_surat(scope, [KAB], text="tetap")] == ["tetap"]
