"""Makes the world of a served installation in SIMPUL_DATA, as a process of its own, and tells of it in one line.

`phones` of one posyandu are enrolled, and of each of `homes` more one, or `each`.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any


def main(wanted: dict[str, Any]) -> None:
    """Keys, tables, two posyandu with everyone of `factories.dunia`, phones, and an office of the regency."""
    from simpul.kernel.keyring import create_keyring

    create_keyring(Path(os.environ["SIMPUL_DATA"]) / "kunci.json")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(_people(int(wanted.get("phones", 1)), int(wanted.get("homes", 0)), int(wanted.get("each", 1)))))


def _people(phones: int, homes: int, each: int) -> dict[str, Any]:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    from factories.akun import SANDI, make_kader, make_office, make_posyandu
    from factories.dunia import make_dunia
    from simpul.akses.models import Akun
    from simpul.akses.rules.words import Peran
    from simpul.wilayah.queries import wilayah_by_kode

    dunia = make_dunia()
    office = make_office(Peran.DPMD, "62.10")
    Akun.objects.filter(id=office.akun_id).update(contoh=True)  # the bench signs in without a phone
    enrolled = [dunia.hp() for _ in range(phones)]
    for number in range(homes):
        home = make_posyandu(f"Anggrek {number}")
        dunia.letters = 0 if each > 1 else dunia.letters
        enrolled += [dunia.hp(make_kader(home, f"Bu Kader {number}-{one}"), home) for one in range(each)]
    return {
        "hp": [
            {
                "id": str(hp.id),
                "posyandu_id": str(hp.posyandu_id),
                "kader": str(hp.kader),
                "huruf": hp.letter,
                "kunci": hp.key.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
            }
            for hp in enrolled
        ],
        "kantor": Akun.objects.get(id=office.akun_id).nama_pengguna,
        "sandi": SANDI,
        "kabupaten": wilayah_by_kode("62.10").id,
    }


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
