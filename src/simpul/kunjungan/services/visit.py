"""record_kunjungan, void_kunjungan: one catalogue line for a person, a family, a house or a public place."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.keys import data_keys
from simpul.jurnal.operations.kunjungan import RecordKunjungan, VoidKunjungan
from simpul.kernel.clock import local_date, month_of
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import encrypt
from simpul.kunjungan.errors import Galat, Peringatan
from simpul.kunjungan.models import Kunjungan, Penimbangan
from simpul.kunjungan.rules import check_date, is_finding
from simpul.kunjungan.services.writing import change_of, history_line, months_in
from simpul.layanan.answers import Severity, validate_answers
from simpul.layanan.engine import evaluate
from simpul.layanan.errors import Galat as GalatLayanan
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import USULAN_KINDS, Kind, Line
from simpul.pertumbuhan.usia import completed_months
from simpul.posyandu.queries import PosyanduInfo, catalog_at, home_of
from simpul.warga.errors import Galat as GalatWarga
from simpul.warga.queries import Orang, episodes_of, people_of, rumpun_of
from simpul.warga.rules import EpisodeRingkas, Kelompok, check_texts, group_of

PHOTO: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
MOST_PHOTOS: Final = 10
SCORES_DAYS: Final = 31


def check_record_kunjungan(ops: Sequence[Op[RecordKunjungan]], ctx: Ctx) -> list[Decision]:
    """Answers are checked by the catalogue version they were recorded under.

    Outcome: `bidang`, `jenis`, `dilindungi` (ids of protected answers), `saran` (advice of the rules that fired),
    `peringatan`, `bulan`.
    """
    today = local_date(ctx.received_at, ctx.zona_waktu)
    home = home_of(ctx)
    rumpun = rumpun_of(ctx)
    people = people_of(ctx, [op.payload.warga_id for op in ops if op.payload.warga_id])
    ids = [op.payload.kunjungan_id for op in ops]
    taken = set(Kunjungan.objects.filter(kab_id=ctx.kab_id, id__in=ids).values_list("id", flat=True))
    known = _Known(ctx, people)
    decisions: list[Decision] = []
    for op in ops:
        who = op.payload.warga_id
        person = people.get(rumpun.root_of(who)) if who else None
        line = _line(op, home)
        error = _refusal(op.payload, person, line, ctx, taken) or check_date(
            op.payload.tanggal, today, person.tanggal_lahir if person else None
        )
        decisions.append(error or _outcome(op, line, known.facts(op.payload, person)))
        taken.add(op.payload.kunjungan_id)
    return decisions


class _Known:
    """What rules may ask of the people visited: episodes, and the latest z-scores of the month before."""

    def __init__(self, ctx: Ctx, people: Mapping[UUID, Orang]) -> None:
        self.episodes: dict[UUID, tuple[EpisodeRingkas, ...]] = episodes_of(ctx.kab_id, people)
        self.scores: dict[UUID, list[tuple[dt.date, dict[str, float | None]]]] = {}
        since = local_date(ctx.received_at, ctx.zona_waktu) - dt.timedelta(days=SCORES_DAYS * 2)
        rows = Penimbangan.objects.filter(
            kab_id=ctx.kab_id, warga_id__in=list(people), tanggal__gte=since, dihitung=True
        ).order_by("-tanggal", "n")
        for who, date, penilaian in rows.values_list("warga_id", "tanggal", "penilaian") if people else ():
            self.scores.setdefault(who, []).append((date, penilaian["z"] if penilaian else {}))

    def facts(self, payload: RecordKunjungan, person: Orang | None) -> dict[str, Any]:
        """Facts of `layanan.functions`; nothing is known of a place."""
        facts: dict[str, Any] = {"bulan": payload.tanggal.month}
        if person is None:
            return facts
        on = payload.tanggal
        near = (z for date, z in self.scores.get(person.id, ()) if 0 <= (on - date).days <= SCORES_DAYS)
        return facts | {
            "umur_bulan": completed_months(person.tanggal_lahir, on),
            "jenis_kelamin": person.jenis_kelamin,
            "hamil": group_of(person.tanggal_lahir, self.episodes.get(person.id, ()), on) == Kelompok.BUMIL,
            "z": next(near, {}),
        }


def _line(op: Op[RecordKunjungan], home: PosyanduInfo) -> Line | None:
    version, key = op.envelope.catalog_version, op.payload.layanan_id
    # A line that the region hides was still offered to a phone that had not heard of it.
    return catalog_at(home, version, op.payload.tanggal).find(key) or load_catalog(version).find(key)


def _refusal(
    payload: RecordKunjungan, person: Orang | None, line: Line | None, ctx: Ctx, taken: set[UUID]
) -> SimpulError | None:
    if payload.kunjungan_id in taken:
        return SimpulError(Galat.SUDAH_TERCATAT)
    if payload.warga_id and (person is None or person.posyandu_id != ctx.posyandu_id):
        return SimpulError(Galat.ORANG_TIDAK_DITEMUKAN)
    if line is None:
        return SimpulError(Galat.LAYANAN_TIDAK_DIKENAL, layanan=payload.layanan_id)
    if line.rahasia:
        return SimpulError(GalatLayanan.USE_SEALED_LINE, pertanyaan=line.title, baris=line.id)
    return _content_error(payload) or _subject_error(payload) or check_texts(payload)


def _content_error(payload: RecordKunjungan) -> SimpulError | None:
    if len(payload.foto) > MOST_PHOTOS or not all(PHOTO.fullmatch(name) for name in payload.foto):
        return SimpulError(Galat.FOTO_SALAH)
    if b"\\u0000" in msgspec.json.encode(payload.jawaban):
        return SimpulError(GalatWarga.TEKS_TIDAK_TERBACA, bagian="jawaban")
    return None


def _subject_error(payload: RecordKunjungan) -> SimpulError | None:
    """A visit is to somebody or to some place."""
    if payload.subjek_jenis == "tempat":
        return None if (payload.tempat or "").strip() else SimpulError(Galat.TEMPAT_KOSONG)
    there = payload.warga_id if payload.subjek_jenis == "orang" else payload.warga_id or payload.keluarga_id
    place = payload.subjek_jenis == "rumah" and (payload.tempat or "").strip()
    return None if there or place else SimpulError(Galat.SUBJEK_KOSONG)


def _outcome(op: Op[RecordKunjungan], line: Line | None, facts: Mapping[str, Any]) -> Decision:
    assert line is not None  # noqa: S101 - refused before
    payload, kind = op.payload, kind_of(line)
    warnings = []
    # Nobody at home, or not willing, are normal ends of a visit: then nothing was asked.
    if payload.hasil == "selesai" or payload.jawaban:
        for problem in validate_answers(line, payload.jawaban, kind=kind):
            if problem.severity == Severity.KERAS and payload.hasil == "selesai":
                return SimpulError(problem.code, **problem.params)
            warnings.append({"kode": problem.code, "params": problem.params})
    if payload.subjek_jenis not in line.subjects:
        warnings.append({"kode": str(Peringatan.SUBJEK_TIDAK_BIASA), "params": {}})
    protected = [question.id for question in line.questions if question.dilindungi]
    outcome: Outcome = {
        "bidang": line.bidang,
        "jenis": str(kind),
        "dilindungi": [key for key in protected if key in payload.jawaban],
        "saran": msgspec.to_builtins(evaluate(line, payload.jawaban, facts)),
        "peringatan": warnings,
        "bulan": [month_of(payload.tanggal).isoformat()],
    }
    return outcome


def kind_of(line: Line) -> Kind:
    """What a visit does with a line: its first kind that is no request."""
    return next((kind for kind in line.kinds if kind not in USULAN_KINDS), line.kind)


def record_kunjungan(accepted: Sequence[Accepted[RecordKunjungan]]) -> list[Change]:
    """Write the visits; protected answers apart from the others, under the key of the person they are about."""
    hiding = [item for item in accepted if item.outcome["dilindungi"]]
    keys: dict[UUID, bytes] = {}
    for kab_id in {item.envelope.kab_id for item in hiding}:
        keys |= data_keys(kab_id, [_owner(item) for item in hiding if item.envelope.kab_id == kab_id])
    bulk_insert([_row(item, keys.get(_owner(item))) for item in accepted])
    return [change_of("kunjungan", item.payload.kunjungan_id, months_in(item.outcome)) for item in accepted]


def _owner(item: Accepted[RecordKunjungan]) -> UUID:
    return item.payload.warga_id or item.envelope.posyandu_id


def _row(item: Accepted[RecordKunjungan], key: bytes | None) -> Kunjungan:
    """Without a key (erased person) the protected answers are gone for good."""
    envelope, payload, outcome = item.envelope, item.payload, item.outcome
    hidden = {name: payload.jawaban[name] for name in outcome["dilindungi"]}
    sealed = encrypt(key, msgspec.json.encode(hidden), payload.kunjungan_id.bytes) if hidden and key else None
    return Kunjungan(
        id=payload.kunjungan_id,
        kab_id=envelope.kab_id,
        posyandu_id=envelope.posyandu_id,
        n=item.n,
        layanan_id=payload.layanan_id,
        bidang=outcome["bidang"],
        jenis=outcome["jenis"],
        katalog_versi=envelope.catalog_version,
        tanggal=payload.tanggal,
        cara=payload.cara,
        subjek_jenis=payload.subjek_jenis,
        warga_id=payload.warga_id,
        keluarga_id=payload.keluarga_id,
        sesi_id=payload.sesi_id,
        tempat=payload.tempat,
        hasil=payload.hasil,
        temuan=is_finding(outcome.get("saran", ())),
        jawaban={name: value for name, value in payload.jawaban.items() if name not in hidden},
        jawaban_dilindungi=sealed,
        lokasi=msgspec.to_builtins(payload.lokasi),
        foto=payload.foto,
        foto_benda=payload.foto_benda,
        catatan=payload.catatan,
        dicatat_oleh_id=envelope.actor_id,
        oleh=outcome.get("oleh", ""),
        dicatat_at=envelope.recorded_at,
    )


def check_void_kunjungan(ops: Sequence[Op[VoidKunjungan]], ctx: Ctx) -> list[Decision]:
    """Outcome: `bulan`. A second void is refused."""
    ids = [op.payload.kunjungan_id for op in ops]
    rows = Kunjungan.objects.filter(kab_id=ctx.kab_id, posyandu_id=ctx.posyandu_id, id__in=ids)
    known = {row.id: row for row in rows.only("id", "tanggal", "batal")}
    decisions: list[Decision] = []
    for op in ops:
        row = known.get(op.payload.kunjungan_id)
        if row is None:
            decisions.append(SimpulError(Galat.TIDAK_DITEMUKAN))
        elif row.batal:
            decisions.append(SimpulError(Galat.SUDAH_DIBATALKAN))
        else:
            row.batal = True
            decisions.append(check_texts(op.payload) or {"bulan": [month_of(row.tanggal).isoformat()]})
    return decisions


def void_kunjungan(accepted: Sequence[Accepted[VoidKunjungan]]) -> list[Change]:
    """Write that it does not count; it leaves the phones and stays in the office's history."""
    changes = []
    for item in accepted:
        rows = Kunjungan.objects.filter(kab_id=item.envelope.kab_id, id=item.payload.kunjungan_id)
        line = history_line(item, item.payload.alasan, {"batal": False}, {"batal": True})
        written = rows.values_list("riwayat", flat=True).first() or []
        rows.update(n=item.n, batal=True, riwayat=[*written, line])
        changes.append(change_of("kunjungan", item.payload.kunjungan_id, months_in(item.outcome), gone=True))
    return changes
