"""Old posts become one posyandu: nobody is lost, months keep what they counted, logs make the same rows again."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from factories.akun import DESA, make_office
from factories.dunia import KAB, TODAY, Dunia, child, weighing
from factories.riwayat import dump
from simpul.akses import queries as akses
from simpul.akses import services as access
from simpul.akses.models import Hibah
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext
from simpul.flows import peleburan
from simpul.flows.elsewhere import moved_id
from simpul.flows.peleburan import begin_peleburan
from simpul.flows.perform import perform
from simpul.flows.piagam import years_of
from simpul.flows.rebuild import rebuild_posyandu
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.laporan.models import RekapBulan
from simpul.posyandu import queries, services
from simpul.posyandu.models import LangkahRegistrasi, Peleburan, Posyandu, PosyanduAsal
from simpul.posyandu.queries.rows import snapshot_rows
from simpul.posyandu.rules.forms import KaderForm, PengurusForm
from simpul.posyandu.rules.peleburan import LeburForm, pieces
from simpul.posyandu.rules.words import Jabatan, TipeAsal
from simpul.warga import queries as warga
from simpul.warga.models import Keluarga, Penggabungan, Warga
from simpul.wilayah.queries import wilayah_by_kode

pytestmark = pytest.mark.django_db
NIK = "6210025003250007"
OCTOBER, NOVEMBER = dt.date(2026, 10, 1), dt.date(2026, 11, 1)
FIFTH = dt.date(2026, 10, 5)


@pytest.fixture(autouse=True)
def _noon(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: dunia.at)


def joko(dunia: Dunia) -> ActorContext:
    return access.load_actor(dunia.joko, dunia.at)


def form(dunia: Dunia, **more: Any) -> LeburForm:
    plain = {"kab_id": KAB, "tujuan_id": dunia.mawar, "asal": {dunia.melati: TipeAsal.BALITA}, "alasan": "BA 4/2026"}
    return LeburForm(**(plain | more))


def filled(dunia: Dunia, families: int = 3) -> list[UUID]:
    """Households of Melati with weighings in October, one child of them known at Mawar too; kader and a chair."""
    hp, other = dunia.hp(), dunia.hp(dunia.tum, dunia.mawar)
    people: list[UUID] = []
    done = []
    for number in range(families):
        family, mother = new_id(), new_id()
        woman = {"nama": f"Siti {number}", "jenis_kelamin": "P", "tanggal_lahir": dt.date(1998, 1, 1 + number)}
        nik = {"nik": NIK} if number == 0 else {}
        born = dt.date(2025, 3, 10 + number)
        baby = child(f"Hana {number}", born, ibu_id=mother, keluarga_id=family, **nik)
        done += [
            dunia.say(hp, "register_keluarga", keluarga_id=family, kepala_nama=f"Kadir {number}"),
            dunia.say(hp, "register_warga", date=FIFTH, warga_id=mother, keluarga_id=family, **woman),
            dunia.say(hp, "register_warga", date=FIFTH, **baby),
            dunia.say(hp, "record_penimbangan", date=FIFTH, **weighing(baby["warga_id"], 8600, FIFTH)),
        ]
        people += [mother, baby["warga_id"]]
    twin = child("Hana 0", dt.date(2025, 3, 10), nik=NIK)
    done.append(dunia.say(other, "register_warga", date=FIFTH, **twin))
    assert [one.masalah for one in done] == [None] * len(done)
    since = dt.date(2024, 1, 1)
    services.add_kader([
        KaderForm(id=new_id(), kab_id=KAB, posyandu_id=dunia.melati, nama="Bu Sari", mulai=since, akun_id=dunia.sari,
                  bidang=("kesehatan",)),
    ])  # fmt: skip
    chair = PengurusForm(
        id=new_id(), kab_id=KAB, posyandu_id=dunia.melati, jabatan=Jabatan.KETUA, nama="Bu Wati", mulai=since,
        akun_id=dunia.wati,
    )  # fmt: skip
    services.set_pengurus([chair])
    return people


def figures(posyandu_id: UUID, month: dt.date) -> dict[str, int]:
    row = RekapBulan.objects.filter(kab_id=KAB, posyandu_id=posyandu_id, bulan=month).first()
    return row.angka if row else {}


def alive(posyandu_id: UUID) -> set[str]:
    rows = Warga.objects.filter(kab_id=KAB, posyandu_id=posyandu_id, status="aktif")
    return set(rows.values_list("nama", flat=True))


def test_it_works(dunia: Dunia) -> None:
    people = filled(dunia)
    before = {key: figures(key, OCTOBER) for key in (dunia.melati, dunia.mawar)}
    weighed = Penimbangan.objects.filter(kab_id=KAB, posyandu_id=dunia.melati).count()
    names = alive(dunia.melati)
    begin_peleburan(joko(dunia), form(dunia))
    [row] = queries.merged_into(KAB, dunia.mawar)
    assert (row.semua, row.pindah, row.galat, row.berjalan) == (6, 6, "", False)
    assert alive(dunia.melati) == set()
    assert alive(dunia.mawar) == names | {"Hana 0"}
    assert Warga.objects.filter(kab_id=KAB, posyandu_id=dunia.mawar, status="aktif").count() == 7
    assert Keluarga.objects.filter(kab_id=KAB, posyandu_id=dunia.mawar).count() == 3
    baby = Warga.objects.get(kab_id=KAB, id=moved_id(people[1], dunia.mawar))
    assert baby.ibu_id == moved_id(people[0], dunia.mawar)
    # What was done at the old post stays there, and October counts it there as before.
    assert Penimbangan.objects.filter(kab_id=KAB, posyandu_id=dunia.melati).count() == weighed
    assert {key: figures(key, OCTOBER) for key in before} == before
    assert figures(dunia.melati, NOVEMBER).get("S", 0) == 0
    assert figures(dunia.mawar, NOVEMBER)["S"] == 4
    for posyandu_id in (dunia.melati, dunia.mawar):
        known = dump(posyandu_id)
        rebuild_posyandu(KAB, posyandu_id)
        assert dump(posyandu_id) == known


def test_who_is_known_at_both_is_asked_about_and_never_merged(dunia: Dunia) -> None:
    people = filled(dunia, 1)
    begin_peleburan(joko(dunia), form(dunia))
    pairs = warga.list_duplicates(KAB, [dunia.mawar])
    assert {moved_id(people[1], dunia.mawar)} < {one for pair in pairs for one in (pair.a.id, pair.b.id)}
    assert all(pair.satu_posyandu for pair in pairs)
    assert Penggabungan.objects.count() == 0


def test_the_old_post_is_closed_with_its_people_and_its_folder(dunia: Dunia) -> None:
    filled(dunia, 1)
    begin_peleburan(joko(dunia), form(dunia))
    old = Posyandu.objects.get(id=dunia.melati)
    assert (old.status, old.registrasi) == ("dilebur", "dilebur")
    assert LangkahRegistrasi.objects.get(posyandu_id=dunia.melati).alasan == "BA 4/2026"
    former = PosyanduAsal.objects.get(posyandu_id=dunia.mawar)
    assert (former.tipe, former.nama, former.dilebur) == ("balita", old.nama, TODAY)
    ended = [*queries.kader_of(KAB, dunia.melati), *queries.pengurus_of(KAB, dunia.melati)]
    assert {(row.selesai, row.alasan_berhenti) for row in ended} == {(TODAY, "posyandu_dilebur")}
    assert {row.akun_id for row in queries.kader_of(KAB, dunia.mawar) if row.selesai is None} == {dunia.sari}
    grants = [row.grant for row in akses.hibah_at(KAB, dunia.mawar, TODAY) if row.akun_id == dunia.sari]
    assert [grant.peran for grant in grants] == [Peran.KADER]
    assert not Hibah.objects.filter(posyandu_id=dunia.melati, selesai__isnull=True).exists()
    [told] = snapshot_rows("posyandu", KAB, dunia.melati, TODAY)
    assert (told["nama"], told["pola_buka"]) == (f"{old.nama}, dilebur ke Mawar 1", None)


def test_a_kader_without_account_goes_on_serving(dunia: Dunia) -> None:
    filled(dunia, 1)
    since = dt.date(2010, 1, 1)
    services.add_kader(
        [KaderForm(id=new_id(), kab_id=KAB, posyandu_id=dunia.melati, nama="Bu Lama", mulai=since, bidang=())]
    )
    begin_peleburan(joko(dunia), form(dunia))
    [one] = years_of(wilayah_by_kode(DESA), 10, TODAY + dt.timedelta(days=30))
    assert (one.nama, one.tahun, one.bertugas, one.sejak) == ("Bu Lama", 16, True, since)
    assert [term.posyandu for term in one.masa] == ["Melati 3", "Mawar 1"]


def test_work_that_a_phone_had_not_sent_is_still_taken(dunia: Dunia) -> None:
    people = filled(dunia, 1)
    late = dunia.hp()
    begin_peleburan(joko(dunia), form(dunia))
    said = dunia.say(late, "record_penimbangan", **weighing(people[1], 8900))
    assert said.verdict == "accepted", said


def test_a_large_post_goes_on_in_the_job_loop(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(dunia)
    monkeypatch.setattr(peleburan, "pieces", lambda rows: pieces(rows, 2))
    begin_peleburan(joko(dunia), form(dunia), seconds=-1)
    assert (peleburan.has_work(), len(alive(dunia.melati))) == (True, 6)
    monkeypatch.setattr(peleburan, "TURN_SECONDS", 60)
    assert peleburan.work(dunia.at) == 6
    assert (peleburan.has_work(), alive(dunia.melati)) == (False, set())


def test_page_and_job_loop_at_once_move_everyone_once(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(dunia)
    monkeypatch.setattr(peleburan, "pieces", lambda rows: pieces(rows, 2))
    alone, begun = peleburan._move, []

    def beside(*piece: Any) -> int:
        """The other one has done the same piece a moment before, and then its turn was over."""
        if not begun:
            begun.append(alone(*piece))
            monkeypatch.setattr(peleburan, "monotonic", lambda: 10**12)
        return alone(*piece)

    monkeypatch.setattr(peleburan, "_move", beside)
    begin_peleburan(joko(dunia), form(dunia), seconds=60)
    [row] = queries.merged_into(KAB, dunia.mawar)
    assert (row.galat, row.pindah, peleburan.has_work()) == ("", 2, True)
    monkeypatch.undo()
    monkeypatch.setattr(clock, "now", lambda: dunia.at)
    monkeypatch.setattr(peleburan, "TURN_SECONDS", 60)
    assert peleburan.work(dunia.at) == 4
    [row] = queries.merged_into(KAB, dunia.mawar)
    assert (row.semua, row.pindah, row.berjalan) == (6, 6, False)


def test_what_a_phone_sends_later_follows(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody new and the weighing of who has moved are found at the posyandu that stays, whenever they come."""
    people = filled(dunia, 1)
    late = dunia.hp()
    begin_peleburan(joko(dunia), form(dunia))
    assert not peleburan.has_work()
    baby = child("Zaki", dt.date(2026, 1, 10))
    late.record("register_warga", **baby)
    late.record("record_penimbangan", **weighing(baby["warga_id"], 8000))
    late.record("record_penimbangan", **weighing(people[1], 8900))
    after = dunia.at + dt.timedelta(days=9)
    monkeypatch.setattr(clock, "now", lambda: after)
    assert {one.verdict for one in perform(late.outbox, "hp", received_at=after)} == {"accepted"}
    assert (peleburan.has_work(), peleburan.work(after), peleburan.has_work()) == (True, 1, False)
    [row] = queries.merged_into(KAB, dunia.mawar)
    assert (row.semua, row.pindah, row.galat, row.berjalan) == (3, 3, "", False)
    assert (alive(dunia.melati), "Zaki" in alive(dunia.mawar)) == (set(), True)
    came = {key: moved_id(key, dunia.mawar) for key in (baby["warga_id"], people[1])}
    weights = {
        key: sorted(Penimbangan.objects.filter(warga_id=here).values_list("berat_g", flat=True))
        for key, here in came.items()
    }
    assert weights == {baby["warga_id"]: [8000], people[1]: [8600, 8900]}
    for posyandu_id in (dunia.melati, dunia.mawar):
        known = dump(posyandu_id)
        rebuild_posyandu(KAB, posyandu_id)
        assert dump(posyandu_id) == known


def test_who_is_in_office_now_goes_on_for_who_began(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(dunia, 1)
    begin_peleburan(joko(dunia), form(dunia), seconds=-1)
    Hibah.objects.filter(akun_id=dunia.joko).update(selesai=TODAY)
    monkeypatch.setattr(peleburan, "TURN_SECONDS", 60)
    assert peleburan.work(dunia.at) == 0
    assert queries.merged_into(KAB, dunia.mawar)[0].galat == "akses.ditolak"
    next_one = access.load_actor(make_office(Peran.SEKRETARIS_DESA, DESA, "Bu Ratna").akun_id, dunia.at)
    with pytest.raises(SimpulError) as refused:
        peleburan.resume_peleburan(access.load_actor(dunia.tum, dunia.at), KAB, dunia.mawar)
    assert refused.value.code == "akses.ditolak"
    peleburan.resume_peleburan(next_one, KAB, dunia.mawar)
    assert peleburan.work(dunia.at) == 2
    assert queries.merged_into(KAB, dunia.mawar)[0].berjalan is False


def test_what_stops_it_is_told_and_tried_again(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(dunia, 1)

    def stopped(*_: Any, **__: Any) -> bool:
        raise SimpulError("warga.nama_kosong")

    with monkeypatch.context() as broken:
        broken.setattr(peleburan, "move_people", stopped)
        begin_peleburan(joko(dunia), form(dunia))
    [row] = queries.merged_into(KAB, dunia.mawar)
    assert (row.galat, row.pindah, peleburan.has_work()) == ("warga.nama_kosong", 0, False)
    assert len(alive(dunia.melati)) == 2
    peleburan.resume_peleburan(joko(dunia), KAB, dunia.mawar)
    assert peleburan.work(dunia.at) == 2
    assert queries.merged_into(KAB, dunia.mawar)[0].berjalan is False


def test_what_may_not_become_one_is_refused_whole(dunia: Dunia) -> None:
    filled(dunia, 1)
    wrong = {
        "posyandu.lebur_pilih": form(dunia, asal={}),
        "posyandu.lebur_alasan": form(dunia, alasan=" "),
    }
    for code, asked in wrong.items():
        with pytest.raises(SimpulError) as refused:
            begin_peleburan(joko(dunia), asked)
        assert refused.value.code == code
    with pytest.raises(SimpulError) as refused:
        begin_peleburan(access.load_actor(dunia.sari, dunia.at), form(dunia))
    assert refused.value.code == "akses.ditolak"
    assert (Peleburan.objects.count(), len(alive(dunia.melati))) == (0, 2)
    begin_peleburan(joko(dunia), form(dunia))
    with pytest.raises(SimpulError) as again:
        begin_peleburan(joko(dunia), form(dunia))
    assert again.value.code == "posyandu.lebur_sudah"


def test_households_stay_together_in_a_piece() -> None:
    one, two, three, four, family = (UUID(int=number) for number in range(1, 6))
    rows = [(one, family, None), (two, None, None), (three, family, None), (four, None, three)]
    assert [sorted(piece) for piece in pieces(rows, 1)] == [[one, three, four], [two]]
