"""Kader and the board: beginning, changing and ending."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q

from simpul.jurnal.contracts import Change
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.models import Kader, Pengurus, Posyandu
from simpul.posyandu.queries.people import KaderInfo, PengurusInfo, kader_infos, pengurus_infos
from simpul.posyandu.rules.forms import EndOffice, KaderForm, PengurusForm
from simpul.posyandu.rules.kader import check_bidang
from simpul.posyandu.rules.words import AlasanBerhenti, Jabatan

FIRST_BIRTH_YEAR = 1920


def check_add_kader(forms: Sequence[KaderForm]) -> list[KaderForm | SimpulError]:
    """Whether each has a name, a known posyandu and known fields; no field at all is allowed."""
    homes = _homes(forms)
    return [_check_kader(form, homes) for form in forms]


def add_kader(forms: Sequence[KaderForm]) -> list[Change]:
    """Write new kader."""
    Kader.objects.bulk_create(
        [
            Kader(
                id=form.id,
                kab_id=form.kab_id,
                posyandu_id=form.posyandu_id,
                mulai=form.mulai,
                **_kader_columns(form),
            )
            for form in forms
        ]
    )
    return [Change("kader", form.id) for form in forms]


def check_update_kader(forms: Sequence[KaderForm]) -> list[KaderForm | SimpulError]:
    """Whether each is a kader of that posyandu and the new facts hold."""
    homes = _homes(forms)
    known = _kader(forms)
    decided: list[KaderForm | SimpulError] = []
    for form in forms:
        before = known.get(form.id)
        if before is None or (before.kab_id, before.posyandu_id) != (form.kab_id, form.posyandu_id):
            decided.append(SimpulError(errors.KADER_TIDAK_DITEMUKAN))
        else:
            decided.append(_check_kader(form, homes))
    return decided


def update_kader(forms: Sequence[KaderForm]) -> list[Change]:
    """Write new facts of kader; posyandu and first day stay."""
    for form in forms:
        Kader.objects.filter(kab_id=form.kab_id, id=form.id).update(**_kader_columns(form))
    return [Change("kader", form.id) for form in forms]


def link_akun(kab_id: int, kader_id: UUID, akun_id: UUID) -> list[Change]:
    """Write which account a kader works with."""
    Kader.objects.filter(kab_id=kab_id, id=kader_id).update(akun_id=akun_id)
    return [Change("kader", kader_id)]


def check_end_kader(ends: Sequence[EndOffice]) -> list[EndOffice | SimpulError]:
    """Whether each is in office and ends after she began."""
    known = _kader(ends)
    return [
        _check_end(end, known.get(end.id), errors.KADER_TIDAK_DITEMUKAN, errors.KADER_SUDAH_SELESAI) for end in ends
    ]


def end_kader(ends: Sequence[EndOffice]) -> list[Change]:
    """Write the end of kader; what they recorded stays theirs."""
    for end in ends:
        Kader.objects.filter(kab_id=end.kab_id, id=end.id).update(selesai=end.selesai, alasan_berhenti=end.alasan.value)
    return [Change("kader", end.id) for end in ends]


def check_change_bidang(forms: Sequence[tuple[UUID, KaderForm]]) -> list[KaderForm | SimpulError]:
    """Whether each kader (by the id of her present row) is in office and her other fields begin later than that row."""
    homes = _homes([form for _, form in forms])
    rows = Kader.objects.filter(kab_id__in={form.kab_id for _, form in forms}, id__in=[key for key, _ in forms])
    known = {row.id: row for row in kader_infos(rows)}
    return [_check_change(form, known.get(key), homes) for key, form in forms]


def change_bidang(forms: Sequence[tuple[UUID, KaderForm]]) -> list[Change]:
    """End the present row of each on the day the new one, with other fields, begins."""
    changes = []
    for key, form in forms:
        ended = {"selesai": form.mulai, "alasan_berhenti": AlasanBerhenti.BIDANG_BERGANTI.value}
        Kader.objects.filter(kab_id=form.kab_id, id=key).update(**ended)
        changes += [Change("kader", key), *add_kader([form])]
    return changes


def _check_change(form: KaderForm, known: KaderInfo | None, homes: set[tuple[int, UUID]]) -> KaderForm | SimpulError:
    if known is None or (known.kab_id, known.posyandu_id) != (form.kab_id, form.posyandu_id):
        return SimpulError(errors.KADER_TIDAK_DITEMUKAN)
    if known.selesai is not None:
        return SimpulError(errors.KADER_SUDAH_SELESAI, tanggal=known.selesai.isoformat())
    if form.mulai <= known.mulai:
        return SimpulError(errors.TANGGAL_MUNDUR, tanggal=known.mulai.isoformat())
    return _check_kader(form, homes)


def check_update_pengurus(forms: Sequence[PengurusForm]) -> list[PengurusForm | SimpulError]:
    """Whether each holds or held the post, and has a name; post, first day and account stay."""
    rows = Pengurus.objects.filter(kab_id__in={form.kab_id for form in forms}, id__in=[form.id for form in forms])
    known = {row.id: row for row in pengurus_infos(rows)}
    decided: list[PengurusForm | SimpulError] = []
    for form in forms:
        before, nama = known.get(form.id), " ".join(form.nama.split())
        if before is None or (before.kab_id, before.posyandu_id) != (form.kab_id, form.posyandu_id):
            decided.append(SimpulError(errors.PENGURUS_TIDAK_DITEMUKAN))
        else:
            decided.append(replace(form, nama=nama) if nama else SimpulError(errors.NAMA_KOSONG))
    return decided


def update_pengurus(forms: Sequence[PengurusForm]) -> list[Change]:
    """Write name, telephone, decree and other posts of members of the board."""
    for form in forms:
        facts: dict[str, Any] = {"nama": form.nama, "telepon": form.telepon, "sk_nomor": form.sk_nomor}
        facts["lkd_lain"] = list(form.lkd_lain)
        Pengurus.objects.filter(kab_id=form.kab_id, id=form.id).update(**facts)
    return [Change("kader", form.id) for form in forms]


def check_set_pengurus(forms: Sequence[PengurusForm]) -> list[PengurusForm | SimpulError]:
    """Whether each has a name, a known posyandu, a field exactly when the post is ketua bidang, and follows the
    present holder in time."""
    homes = _homes(forms)
    holders = {_post(row): row for row in _in_office(forms)}
    return [_check_pengurus(form, homes, holders) for form in forms]


def set_pengurus(forms: Sequence[PengurusForm]) -> list[Change]:
    """Give posts of the board; whoever holds one leaves the day the successor begins."""
    held = {(row.kab_id, *_post(row)): row.id for row in _in_office(forms)}
    rows: dict[tuple[int, UUID, str, str], Pengurus] = {}
    left = []
    for form in forms:
        post = (form.kab_id, form.posyandu_id, form.jabatan.value, form.bidang)
        if post in held:
            left.append(held.pop(post))
            ended = {"selesai": form.mulai, "alasan_berhenti": AlasanBerhenti.MASA_JABATAN_BERAKHIR.value}
            Pengurus.objects.filter(kab_id=form.kab_id, id=left[-1]).update(**ended)
        rows[post] = _new_pengurus(form)
    Pengurus.objects.bulk_create(rows.values())
    return [Change("kader", person) for person in [*left, *(row.id for row in rows.values())]]


def _new_pengurus(form: PengurusForm) -> Pengurus:
    return Pengurus(
        id=form.id,
        kab_id=form.kab_id,
        posyandu_id=form.posyandu_id,
        jabatan=form.jabatan.value,
        bidang=form.bidang,
        nama=form.nama,
        telepon=form.telepon,
        akun_id=form.akun_id,
        mulai=form.mulai,
        sk_nomor=form.sk_nomor,
        lkd_lain=list(form.lkd_lain),
    )


def check_end_pengurus(ends: Sequence[EndOffice]) -> list[EndOffice | SimpulError]:
    """Whether each holds the post and ends after the first day."""
    rows = Pengurus.objects.filter(kab_id__in={end.kab_id for end in ends}, id__in=[end.id for end in ends])
    known = {row.id: row for row in pengurus_infos(rows)}
    return [
        _check_end(end, known.get(end.id), errors.PENGURUS_TIDAK_DITEMUKAN, errors.PENGURUS_SUDAH_SELESAI)
        for end in ends
    ]


def end_pengurus(ends: Sequence[EndOffice]) -> list[Change]:
    """Write the end of posts of the board."""
    for end in ends:
        Pengurus.objects.filter(kab_id=end.kab_id, id=end.id).update(
            selesai=end.selesai, alasan_berhenti=end.alasan.value
        )
    return [Change("kader", end.id) for end in ends]


def _check_kader(form: KaderForm, homes: set[tuple[int, UUID]]) -> KaderForm | SimpulError:
    nama = " ".join(form.nama.split())
    if not nama:
        return SimpulError(errors.NAMA_KOSONG)
    if (form.kab_id, form.posyandu_id) not in homes:
        return SimpulError(errors.TIDAK_DITEMUKAN, apa="Posyandu")
    if form.lahir is not None and not FIRST_BIRTH_YEAR <= form.lahir.year <= form.mulai.year:
        return SimpulError(errors.KADER_LAHIR)
    try:
        return replace(form, nama=nama, bidang=tuple(check_bidang(form.bidang)))
    except SimpulError as error:
        return error


def _check_pengurus(
    form: PengurusForm, homes: set[tuple[int, UUID]], holders: dict[tuple[UUID, str, str], PengurusInfo]
) -> PengurusForm | SimpulError:
    nama = " ".join(form.nama.split())
    if not nama:
        return SimpulError(errors.NAMA_KOSONG)
    if (form.kab_id, form.posyandu_id) not in homes:
        return SimpulError(errors.TIDAK_DITEMUKAN, apa="Posyandu")
    if (form.jabatan is Jabatan.KETUA_BIDANG) != bool(form.bidang):
        return SimpulError(errors.BIDANG_KETUA)
    try:
        check_bidang([form.bidang] if form.bidang else [])
    except SimpulError as error:
        return error
    holder = holders.get((form.posyandu_id, form.jabatan.value, form.bidang))
    if holder is not None and form.mulai < holder.mulai:
        return SimpulError(errors.TANGGAL_MUNDUR, tanggal=holder.mulai.isoformat())
    return replace(form, nama=nama)


def _check_end(
    end: EndOffice, known: KaderInfo | PengurusInfo | None, unknown_code: str, ended_code: str
) -> EndOffice | SimpulError:
    if known is None or known.kab_id != end.kab_id:
        return SimpulError(unknown_code)
    if known.selesai is not None:
        return SimpulError(ended_code, tanggal=known.selesai.isoformat())
    if end.selesai < known.mulai:
        return SimpulError(errors.TANGGAL_MUNDUR, tanggal=known.mulai.isoformat())
    return end


def _homes(forms: Sequence[KaderForm] | Sequence[PengurusForm]) -> set[tuple[int, UUID]]:
    rows = Posyandu.objects.filter(
        kab_id__in={form.kab_id for form in forms}, id__in={form.posyandu_id for form in forms}
    )
    return set(rows.values_list("kab_id", "id"))


def _kader(forms: Iterable[KaderForm | EndOffice]) -> dict[UUID, KaderInfo]:
    listed = list(forms)
    rows = Kader.objects.filter(kab_id__in={form.kab_id for form in listed}, id__in=[form.id for form in listed])
    return {row.id: row for row in kader_infos(rows)}


def _in_office(forms: Sequence[PengurusForm]) -> list[PengurusInfo]:
    wanted = Q(kab_id__in={form.kab_id for form in forms}, posyandu_id__in={form.posyandu_id for form in forms})
    return pengurus_infos(Pengurus.objects.filter(wanted, selesai__isnull=True))


def _post(row: PengurusInfo) -> tuple[UUID, str, str]:
    return row.posyandu_id, row.jabatan.value, row.bidang


def _kader_columns(form: KaderForm) -> dict[str, Any]:
    return {
        "nama": form.nama,
        "telepon": form.telepon,
        "bidang": list(form.bidang),
        "akun_id": form.akun_id,
        "sk_nomor": form.sk_nomor,
        "lkd_lain": list(form.lkd_lain),
        "kelamin": form.kelamin,
        "lahir": form.lahir,
        "pendidikan": form.pendidikan,
    }
