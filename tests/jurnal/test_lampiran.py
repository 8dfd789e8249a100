"""Papers of the institution: told by their content, encrypted, read back, refused in a clear sentence."""

import io
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from PIL import Image

from simpul.jurnal.lampiran import MAX_BYTES, Siap, keep_lampiran, prepare, read_lampiran
from simpul.jurnal.models import Lampiran
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

KAB, OWNER, SENDER = 338, UUID(int=5), UUID(int=6)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def picture(kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3000, 2000), (200, 180, 90)).save(out, kind)
    return out.getvalue()


def keep(paper: Siap, owner: UUID = OWNER) -> str:
    with write_transaction():
        return keep_lampiran(KAB, owner, paper, SENDER, clock.now())


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(settings, "SIMPUL_DATA", tmp_path)
    return tmp_path


@pytest.mark.django_db
def test_it_works(folder: Path) -> None:
    scan, letter = prepare(picture()), prepare(PDF)
    keep(scan)
    keep(letter)

    assert (scan.jenis, letter.jenis) == ("jpeg", "pdf")
    assert read_lampiran(KAB, OWNER, letter.sidik).isi == PDF
    read = read_lampiran(KAB, OWNER, scan.sidik)
    with Image.open(io.BytesIO(read.isi)) as shown:
        assert (shown.format, max(shown.size)) == ("JPEG", 2400)
    lying = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert len(lying) == 2
    assert not any(b"%PDF" in content or b"JFIF" in content for content in lying)


@pytest.mark.django_db
def test_a_second_time_is_harmless() -> None:
    keep(prepare(PDF))
    keep(prepare(PDF))
    assert Lampiran.objects.filter(kab_id=KAB).count() == 1


@pytest.mark.django_db
def test_a_paper_is_found_by_its_owner_alone() -> None:
    sidik = keep(prepare(PDF))
    with pytest.raises(SimpulError, match="tidak ada"):
        read_lampiran(KAB, UUID(int=7), sidik)


@pytest.mark.django_db
def test_a_file_that_is_gone_is_told(folder: Path) -> None:
    sidik = keep(prepare(PDF))
    [lying] = [path for path in folder.rglob("*") if path.is_file()]
    lying.unlink()
    with pytest.raises(SimpulError, match="tidak ada"):
        read_lampiran(KAB, OWNER, sidik)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "lampiran.bukan_surat"),
        (b"MZ\x90\x00 not a paper", "lampiran.bukan_surat"),
        (b"<html><script>alert(1)</script></html>", "lampiran.bukan_surat"),
        (PDF[:-8], "lampiran.bukan_surat"),
        (b"PK\x03\x04" + b"\0" * 200, "lampiran.bukan_surat"),
        (b"%PDF-" + b"0" * MAX_BYTES, "lampiran.terlalu_besar"),
    ],
    ids=["empty", "program", "page", "torn", "archive", "large"],
)
def test_renamed_torn_and_oversized_files_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(SimpulError) as refused:
        prepare(content)
    assert refused.value.code == code
