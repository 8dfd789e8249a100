"""Who a participant is, how a pasted list reads, and the code on a badge."""

import re
import secrets
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kegiatan.rules.words import AsalPeserta
from simpul.kernel.errors import SimpulError

MOST_AT_ONCE = 2000
LONGEST_NAME, LONGEST_TEXT, LONGEST_PHONE, LONGEST_REASON = 120, 160, 20, 300
CODE_LENGTH = 6
# Without 0 O 1 I L: a code is also read aloud at the door.
CODE_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
BADGE_MARK = "SK1"


@dataclass(frozen=True, slots=True)
class NewPeserta:
    """Someone to be put on a list. The ids link her to the registry where she is known there."""

    id: UUID
    kategori_id: UUID
    nama: str
    jabatan: str = ""
    instansi: str = ""
    bidang: str = ""
    telepon: str = ""
    asal: AsalPeserta = AsalPeserta.TULIS
    asal_jalur: str = ""
    posyandu_id: UUID | None = None
    kader_id: UUID | None = None
    pengurus_id: UUID | None = None
    akun_id: UUID | None = None
    anggota_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Tambahan:
    """Who is put on a list, with the key and badge code of each, and who stands there already."""

    baru: tuple[tuple[NewPeserta, str, str], ...]
    ganda: tuple[NewPeserta, ...]


def kunci_of(person: NewPeserta) -> str:
    """Who this is, so that nobody stands twice on a list.

    A person with an account is that account whatever her posts; without one she is her row of the registry, and someone
    who is only written is her name with her agency, letter case, marks and titles before a comma aside.
    """
    for word, key in (
        ("akun", person.akun_id),
        ("kader", person.kader_id),
        ("pengurus", person.pengurus_id),
        ("anggota", person.anggota_id),
    ):
        if key is not None:
            return f"{word}:{key}"
    return f"nama:{fold(person.nama)}|{fold(person.instansi)}"


def fold(text: str) -> str:
    """A name for comparison: "Hj. Siti Ma’ani, S.Sos." is 'siti maani'; Bu and Pak stay, since "Bu Camat" is one."""
    plain = unicodedata.normalize("NFKD", text.split(",", maxsplit=1)[0]).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9 ]", "", plain.replace(".", ". ")).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join([_SPOKEN.get(words[0], words[0]), *words[1:]]) if words else ""


_TITLES = {"h", "hj", "dr", "drs", "dra", "ir"}
_SPOKEN = {"bu": "ibu", "bpk": "bapak", "pak": "bapak"}


def check_peserta(person: NewPeserta) -> NewPeserta:
    """The person with tidy words; raises `kegiatan.isian_kosong`, `kegiatan.isian_panjang`."""
    tidy = {name: " ".join(str(getattr(person, name)).split()) for name in ("nama", "jabatan", "instansi", "telepon")}
    if not tidy["nama"]:
        raise SimpulError(errors.ISIAN_KOSONG, isian="Nama peserta")
    for name, longest in _LIMITS.items():
        if len(tidy[name]) > longest:
            raise SimpulError(errors.ISIAN_PANJANG, isian=f"{name.capitalize()} peserta", batas=longest)
    values = {name: getattr(person, name) for name in person.__dataclass_fields__} | tidy
    return NewPeserta(**values)


_LIMITS = {"nama": LONGEST_NAME, "jabatan": LONGEST_NAME, "instansi": LONGEST_TEXT, "telepon": LONGEST_PHONE}


def new_code(taken: Collection[str], pick: Callable[[str], str] = secrets.choice) -> str:
    """A badge code that nobody of the event has."""
    while True:
        code = "".join(pick(CODE_SIGNS) for _ in range(CODE_LENGTH))
        if code not in taken:
            return code


def badge_text(kegiatan_id: UUID, kode: str) -> str:
    """What the QR of a badge says, in the signs of the small QR alphabet: 'SK1:<event>:<code>'."""
    return f"{BADGE_MARK}:{kegiatan_id.hex.upper()}:{kode}"


def read_badge(text: str, kegiatan_id: UUID) -> str | None:
    """The code of a badge of this event, from its QR or typed by hand; None for anything else."""
    said = text.strip().upper()
    mark, _, rest = said.partition(":")
    if mark == BADGE_MARK:
        event, _, said = rest.partition(":")
        if event != kegiatan_id.hex.upper():
            return None
    return said if len(said) == CODE_LENGTH and set(said) <= set(CODE_SIGNS) else None


def read_pasted(text: str, make_id: Callable[[], UUID], kategori_id: UUID) -> list[NewPeserta]:
    """A pasted list, one person a line: name; post; agency or place; telephone. Tabs of a spreadsheet work too.

    Numbers before a name are left out, empty lines skipped. Raises `kegiatan.daftar_kosong`,
    `kegiatan.terlalu_banyak`, and what `check_peserta` finds.
    """
    people = []
    for line in text.replace("\x00", "").splitlines():
        cells = [" ".join(cell.split()) for cell in re.split(r"[\t;|]", line)]
        if cells and re.fullmatch(r"\d{1,4}[.)]?", cells[0]):
            cells = cells[1:]
        nama, jabatan, instansi, telepon = (*cells, "", "", "", "")[:4]
        nama = re.sub(r"^\d{1,4}\s*[.)]\s*", "", nama)
        if nama:
            written = NewPeserta(make_id(), kategori_id, nama, jabatan, instansi, "", telepon, AsalPeserta.TEMPEL)
            people.append(check_peserta(written))
    if not people:
        raise SimpulError(errors.DAFTAR_KOSONG)
    if len(people) > MOST_AT_ONCE:
        raise SimpulError(errors.TERLALU_BANYAK, apa="peserta sekali tambah", batas=MOST_AT_ONCE)
    return people


def wa_number(telepon: str) -> str:
    """A telephone number as wa.me takes it ('6281234567890'), '' when it is no Indonesian mobile number."""
    digits = re.sub(r"\D", "", telepon)
    if digits.startswith("0"):
        digits = f"62{digits[1:]}"
    elif digits.startswith("8"):
        digits = f"62{digits}"
    return digits if re.fullmatch(r"628\d{7,12}", digits) else ""
