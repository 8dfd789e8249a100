"""Why two people look like one, as codes that pages put into words. Pure."""

from enum import StrEnum

from simpul.warga.rules.matching import Ciri, birth_score, mother_score, name_score

SAME_NAME, SAME_BIRTH = 50, 30


class AlasanMirip(StrEnum):
    """One reason each; the surest first."""

    NIK_SAMA = "nik_sama"
    NIK_PENGISI = "nik_pengisi"  # one of the two has a number that only fills the form
    NAMA_SAMA = "nama_sama"
    NAMA_MIRIP = "nama_mirip"
    LAHIR_SAMA = "lahir_sama"
    LAHIR_DEKAT = "lahir_dekat"
    IBU_SAMA = "ibu_sama"
    KELAMIN_BEDA = "kelamin_beda"


def reasons_alike(a: Ciri, b: Ciri, *, same_nik: bool, filler: bool) -> tuple[AlasanMirip, ...]:
    """What speaks for one person, and that the sex speaks against it."""
    found = [AlasanMirip.NIK_SAMA] if same_nik else []
    name = name_score(a.nama, b.nama)
    if name:
        found.append(AlasanMirip.NAMA_SAMA if name == SAME_NAME else AlasanMirip.NAMA_MIRIP)
    birth = birth_score(a, b)
    if birth:
        found.append(AlasanMirip.LAHIR_SAMA if birth == SAME_BIRTH else AlasanMirip.LAHIR_DEKAT)
    if mother_score(a.nama_ibu, b.nama_ibu) > 0:
        found.append(AlasanMirip.IBU_SAMA)
    if filler:
        found.append(AlasanMirip.NIK_PENGISI)
    if a.jenis_kelamin != b.jenis_kelamin:
        found.append(AlasanMirip.KELAMIN_BEDA)
    return tuple(found)
