"""Accounts and grants. `check_*` decides, the others write; all inside the caller's transaction."""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q

from simpul.akses import errors
from simpul.akses.models import Akun, Hibah
from simpul.akses.rules.accounts import NewHibah, check_login, grant_date
from simpul.akses.rules.sandi import FIRST_LENGTH, new_secret_word
from simpul.akses.rules.words import JenisAkun, Peran
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class NewAkun:
    """An account to be made. A kader has neither login name nor password. Sample data brings its own ids.

    `is_first` marks a password that was made for the owner, who must choose her own; `contoh` an account of the demo.
    """

    nama: str
    jenis: JenisAkun
    nama_pengguna: str = ""
    password: str = ""
    id: UUID | None = None
    is_first: bool = False
    contoh: bool = False


def new_first_password() -> str:
    """A password for a sheet of paper: 'kd7x-mmq2-4hpa'."""
    return new_secret_word(FIRST_LENGTH, secrets.choice)


def check_akun(new: NewAkun) -> None:
    """Refuse a name or password that cannot be.

    Raises `akses.nama_kosong`, `akses.kader_tanpa_sandi`, `akses.nama_pengguna_salah`,
    `akses.nama_pengguna_terpakai`, `akses.sandi_lemah`.
    """
    if not new.nama.strip():
        raise SimpulError(errors.NAMA_KOSONG)
    if new.jenis is JenisAkun.KADER:
        if new.nama_pengguna or new.password:
            raise SimpulError(errors.KADER_TANPA_SANDI)
        return
    login = check_login(new.nama_pengguna)
    if Akun.objects.filter(nama_pengguna=login).exists():
        raise SimpulError(errors.NAMA_PENGGUNA_TERPAKAI, nama=login)
    check_password(new.password)


def check_password(password: str) -> None:
    """Refuse a password that is short or common; raises `akses.sandi_lemah`."""
    try:
        validate_password(password)
    except ValidationError as error:
        raise SimpulError(errors.SANDI_LEMAH) from error


def create_akun(new: Sequence[NewAkun]) -> list[UUID]:
    """Write checked accounts. A batch that repeats a password (sample data) hashes it once."""
    hashes = {password: make_password(password) for password in {item.password for item in new} - {""}}
    moment = clock.now()
    accounts = Akun.objects.bulk_create(
        [
            Akun(
                id=item.id or new_id(),
                nama=item.nama.strip(),
                jenis=item.jenis,
                nama_pengguna=check_login(item.nama_pengguna) if item.nama_pengguna else None,
                # Each account without password gets its own unusable one.
                password=hashes[item.password] if item.password else make_password(None),
                dibuat_at=moment,
                sandi_awal_at=moment if item.is_first else None,
                contoh=item.contoh,
            )
            for item in new
        ]
    )
    return [account.id for account in accounts]


def set_password(akun_id: UUID, password: str, *, is_first: bool = False) -> None:
    """Write a checked password of an office account, which ends its sessions; raises `akses.akun.tidak_ada`."""
    account = Akun.objects.filter(id=akun_id, jenis=JenisAkun.KANTOR).first()
    if account is None:
        raise SimpulError(errors.AKUN_TIDAK_ADA)
    account.set_password(password)
    account.sandi_awal_at = clock.now() if is_first else None
    account.save(update_fields=["password", "sandi_awal_at"])


def set_active(akun_id: UUID, *, is_active: bool) -> None:
    """Let an account rest or work again; its grants stay as they are."""
    Akun.objects.filter(id=akun_id).update(is_active=is_active)


def has_pengelola(at: dt.datetime | None = None) -> bool:
    """Whether anyone is administrator at a moment; without one, whether anyone ever was."""
    grants = Hibah.objects.filter(peran=Peran.PENGELOLA)
    if at is not None:
        today = grant_date(at)
        grants = grants.filter(Q(selesai__isnull=True) | Q(selesai__gt=today), mulai__lte=today)
    return grants.exists()


def is_password_right(akun_id: UUID, password: str) -> bool:
    """Whether this is the account's password."""
    account = Akun.objects.filter(id=akun_id, is_active=True).first()
    return account is not None and account.check_password(password)


def add_hibah(new: Sequence[tuple[UUID, NewHibah]]) -> list[UUID]:
    """Write checked grants, each for an account."""
    today = grant_date(clock.now())
    grants = Hibah.objects.bulk_create(
        [
            Hibah(
                id=new_id(),
                akun_id=akun_id,
                peran=item.peran,
                wilayah_id=item.wilayah_id,
                posyandu_id=item.posyandu_id,
                kab_id=item.kab_id if item.posyandu_id else None,
                bidang=sorted(item.bidang),
                opd=item.opd,
                mulai=item.mulai or today,
                selesai=item.selesai,
                sk=item.sk.strip(),
            )
            for akun_id, item in new
        ]
    )
    return [grant.id for grant in grants]


def end_hibah(hibah_id: UUID, selesai: dt.date | None = None, sk: str = "") -> None:
    """End a grant before a day, by default at once; one that had not begun ends on the day it would begin.

    Raises `akses.hibah.tidak_ada`.
    """
    grant = Hibah.objects.filter(id=hibah_id).first()
    if grant is None:
        raise SimpulError(errors.HIBAH_TIDAK_ADA)
    grant.selesai = max(selesai or grant_date(clock.now()), grant.mulai)
    grant.sk_akhir = sk.strip()
    grant.save(update_fields=["selesai", "sk_akhir"])
