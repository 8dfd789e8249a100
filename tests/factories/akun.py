"""Accounts, posyandu and phones in the database, made by the services that make them for people."""

import base64
import datetime as dt
import hashlib
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from factories.wilayah import DECREE, GUNUNG_MAS_KAB_ID, KURUN, SINCE, rows_of
from simpul.akses import services as akses
from simpul.akses.rules.devices import signed_text
from simpul.akses.services import ActorContext, JenisAkun, NewAkun, NewHibah, Peran
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.posyandu import services as posyandu
from simpul.posyandu.rules.forms import NewPosyandu, PosyanduForm
from simpul.wilayah import queries as wilayah
from simpul.wilayah.services import load_wilayah

DESA = "62.10.02.2002"
SIBLING_DESA = "62.10.02.2003"
SANDI = "padi-menguning-7"


def load_kurun() -> None:
    """One kecamatan of Gunung Mas with what lies above it: enough for access, and quick."""
    load_wilayah(rows_of(KURUN), sah_dari=SINCE, dasar_hukum=DECREE)


def make_posyandu(nama: str = "Melati 3", desa: str = DESA) -> UUID:
    """A posyandu of a village of Gunung Mas; load the places first."""
    new = NewPosyandu(
        id=new_id(), desa_id=wilayah.wilayah_by_kode(desa).id, dari=dt.date(2026, 1, 1), form=PosyanduForm(nama=nama)
    )
    [ready] = posyandu.check_add_posyandu([new])
    posyandu.add_posyandu([ready])
    return new.id


def make_office(peran: Peran, kode: str, nama: str = "Pak Joko", **grant) -> ActorContext:
    """An office account with a role at a place."""
    login = f"{peran}.{new_id().hex[-8:]}"
    [akun_id] = akses.create_akun([NewAkun(nama, JenisAkun.KANTOR, login, SANDI)])
    place = wilayah.wilayah_by_kode(kode).id
    akses.add_hibah([(akun_id, NewHibah(peran, wilayah_id=place, mulai=dt.date(2026, 1, 1), **grant))])
    return akses.load_actor(akun_id, clock.now())


def make_kader(posyandu_id: UUID, nama: str = "Bu Sari", peran: Peran = Peran.KADER, **grant) -> UUID:
    """A kader account with a task at a posyandu."""
    [akun_id] = akses.create_akun([NewAkun(nama, JenisAkun.KADER)])
    new = NewHibah(
        peran,
        posyandu_id=posyandu_id,
        **({"kab_id": GUNUNG_MAS_KAB_ID, "mulai": dt.date(2026, 1, 1)} | grant),
    )
    akses.add_hibah([(akun_id, new)])
    return akun_id


class Phone:
    """The signing half of a phone: a P-256 key that never leaves it."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())

    @property
    def public_key(self) -> str:
        """Base64 SPKI, as the phone sends it at enrolment."""
        spki = self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return base64.b64encode(spki).decode()

    def sign_text(self, text: bytes) -> str:
        """Base64 of raw r||s."""
        r, s = utils.decode_dss_signature(self.key.sign(text, ec.ECDSA(hashes.SHA256())))
        return base64.b64encode(r.to_bytes(32) + s.to_bytes(32)).decode()

    def sign(self, method: str, path_query: str, body: bytes = b"", time_ms: int | None = None) -> dict:
        """Arguments of `queries.verify_signature` but the device's id."""
        at = int(clock.now().timestamp() * 1000) if time_ms is None else time_ms
        digest = hashlib.sha256(body).hexdigest()
        raw = self.sign_text(signed_text(method, path_query, at, digest))
        return {
            "method": method,
            "path_query": path_query,
            "time_ms": at,
            "body_sha256": digest,
            "signature": raw,
        }
