"""Shape of the catalogue: what one service line, question, rule and overlay may say.

Read from YAML by `loader`, frozen as JSON by `compiled`, mirrored in `pwa/src/domain/layanan/types.ts`.
Defaults are left out of the JSON, so the phone carries only what a line really says.
"""

import datetime as dt
from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What a kader does with a line; D, K, R, P and G of the catalogue of `docs/aturan/layanan.md`."""

    PENDATAAN = "pendataan"
    KIE = "kie"
    RUJUKAN = "rujukan"
    PENGADUAN = "pengaduan"
    KEGIATAN = "kegiatan"


USULAN_KINDS = frozenset({Kind.RUJUKAN, Kind.PENGADUAN})


class Subject(StrEnum):
    """What a record of the line is about."""

    ORANG = "orang"
    KELUARGA = "keluarga"
    RUMAH = "rumah"
    TEMPAT = "tempat"


class AnswerType(StrEnum):
    """Type of an answer; the JSON shapes are in the README of this package."""

    YA_TIDAK = "ya_tidak"
    PILIHAN = "pilihan"
    BILANGAN = "bilangan"
    ANGKA_DESIMAL = "angka_desimal"
    TEKS = "teks"
    TANGGAL = "tanggal"
    LOKASI = "lokasi"


NUMBERS = frozenset({AnswerType.BILANGAN, AnswerType.ANGKA_DESIMAL})


class Urgensi(StrEnum):
    """How fast advice wants someone to act; `darurat` means call first and write later."""

    BIASA = "biasa"
    MENDESAK = "mendesak"
    DARURAT = "darurat"


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every struct: a misspelt key in YAML is an error."""


class Reason(Strict, frozen=True):
    """Why a question is mandatory (entry budget, R42)."""

    laporan: str
    dipakai_oleh: str
    menggantikan: str


class Option(Strict, frozen=True):
    """One choice; `rahasia` choices may only be told through the sealed line."""

    id: str
    text: str
    rahasia: bool = False


class Question(Strict, frozen=True):
    """One question. `min`..`max` refuse, `warn_min`..`warn_max` ask again, in `unit`."""

    id: str
    text: str
    type: AnswerType
    unit: str = ""
    options: tuple[Option, ...] = ()
    min: float | None = None
    max: float | None = None
    warn_min: float | None = None
    warn_max: float | None = None
    max_length: int = 300
    required: Reason | None = None
    dilindungi: bool = False
    kinds: tuple[Kind, ...] = ()


class Outcome(Strict, frozen=True):
    """What a rule that fires says: words for the kader, urgency, a line to propose, another receiver."""

    saran: str = ""
    urgensi: Urgensi = Urgensi.BIASA
    usul_rujukan: str = ""
    opd: str = ""


class Rule(Strict, frozen=True):
    """`bila` is CEL over the answers `j` and the registered functions; it yields a bool."""

    id: str
    bila: str
    lalu: Outcome


class Check(Strict, frozen=True):
    """Two answers that do not fit together: a soft warning with the sentence `text` when `bila` is true."""

    id: str
    bila: str
    text: str


class Document(Strict, frozen=True):
    """A paper asked for later, never needed to send a request."""

    code: str
    name: str


class Line(Strict, frozen=True):
    """One service line of the catalogue."""

    id: str
    bidang: str
    kinds: tuple[Kind, ...]
    title: str
    examples: str
    subjects: tuple[Subject, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...] = ()
    checks: tuple[Check, ...] = ()
    documents: tuple[Document, ...] = ()
    opd: str = ""
    deadline_days: int | None = None
    rahasia: bool = False
    urgent_reasons: tuple[str, ...] = ()
    uses_per_day: float | None = None
    sources: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The first kind, which lists and reports show."""
        return self.kinds[0]

    @property
    def makes_usulan(self) -> bool:
        """Whether a record of this line can be a request with a number and a clock."""
        return bool(USULAN_KINDS & set(self.kinds))

    def question(self, question_id: str) -> Question | None:
        """The question with that id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)


class Tile(Strict, frozen=True):
    """A common case on K-09: one tap opens `line` with the answers of `preset` already given."""

    id: str
    text: str
    line: str
    preset: dict[str, str | bool] = {}


class Bidang(Strict, frozen=True):
    """One of the six fields. `record` stands only in versions before 2026.11.2; `pedoman.yaml` took its place."""

    code: str
    letter: str
    name: str
    short_name: str
    examples: str
    icon: str
    colour: str
    tiles: tuple[Tile, ...]
    record: dict[str, tuple[str, ...]] = {}


class Opd(Strict, frozen=True):
    """A receiving agency; regions rename it by overlay."""

    code: str
    name: str


class EmergencyNumber(Strict, frozen=True):
    """A number that a region has declared active."""

    code: str
    name: str
    number: str


class Catalog(Strict, frozen=True):
    """A whole published catalogue, possibly with regional overlays laid over it."""

    version: str
    deadline_label: str
    labels: dict[str, str]
    urgent_reasons: dict[str, str]
    opd: tuple[Opd, ...]
    bidang: tuple[Bidang, ...]
    lines: tuple[Line, ...]
    overlays: tuple[str, ...] = ()
    emergency_numbers: tuple[EmergencyNumber, ...] = ()

    def find(self, line_id: str) -> Line | None:
        """The line with that id, or None."""
        return next((line for line in self.lines if line.id == line_id), None)


class LineChange(Strict, frozen=True):
    """What an overlay changes in a line; None leaves it as it is."""

    title: str | None = None
    examples: str | None = None
    opd: str | None = None
    deadline_days: int | None = None
    documents_add: tuple[Document, ...] = ()
    documents_remove: tuple[str, ...] = ()


class Overlay(Strict, frozen=True):
    """A dated regional layer, keyed by province codes (Kemendagri) or by `kab_id`."""

    id: str
    name: str
    valid_from: dt.date
    valid_until: dt.date | None = None
    province_codes: tuple[str, ...] = ()
    kab_ids: tuple[int, ...] = ()
    labels: dict[str, str] = {}
    opd: tuple[Opd, ...] = ()
    hide: tuple[str, ...] = ()
    change: dict[str, LineChange] = {}
    add: tuple[Line, ...] = ()
    emergency_numbers: tuple[EmergencyNumber, ...] = ()
