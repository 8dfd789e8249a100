"""The page that takes carried files: for a desk or any phone, signed in or not."""

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import Client

from factories.dunia import KAB, Dunia, child, make_dunia
from factories.titipan import item, titipan
from simpul.akses.rules.limits import LIMITS, Laju
from simpul.flows.titipan import MAX_FILE_BYTES
from simpul.kernel import clock
from simpul.warga.models import Warga
from simpul.web import unggah

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> Dunia:
    made = make_dunia()
    made.at = clock.now()
    return made


def bring(content: bytes, name: str = "simpul-titipan-A.simpul") -> tuple[int, str]:
    answer = Client().post("/titip/", {"berkas": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.content.decode()


def test_it_works_without_signing_in(dunia: Dunia) -> None:
    hp = dunia.hp()
    file = titipan([item(hp.id, hp.key, hp.record("register_warga", **child("Aisyah"))) for _ in range(2)])
    assert "Berkas titipan" in Client().get("/titip/").content.decode()
    status, page = bring(file, "apa saja.jpg")
    assert (status, "2 catatan sudah aman di server" in page) == (200, True)
    assert "Aisyah" not in page
    assert "Melati" not in page
    status, page = bring(file)
    assert "<dd>2 catatan</dd>" in page
    assert Warga.objects.filter(kab_id=KAB).count() == 2


def test_a_part_that_cannot_be_trusted_is_told(dunia: Dunia) -> None:
    hp = dunia.hp()
    good, bad = (item(hp.id, hp.key, hp.record("register_warga", **child(name))) for name in ("Aisyah", "Bunga"))
    _, page = bring(titipan([good, bad | {"tanda": good["tanda"]}]))
    assert "1 catatan tidak bisa diterima dari berkas ini" in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK daftar hadir", "Ini bukan berkas titipan Simpul"),
        (b"", "Ini bukan berkas titipan Simpul"),
        (b"SIMPUL-TITIP", "terpotong"),
        (b"x" * (MAX_FILE_BYTES + 2), "lebih dari 5 MB"),
    ],
)
def test_a_wrong_file_gets_its_sentence(content: bytes, words: str) -> None:
    status, page = bring(content)
    assert (status, words in page) == (422, True)
    assert 'role="alert"' in page


def test_no_file_at_all() -> None:
    answer = Client().post("/titip/")
    assert answer.status_code == 422


def test_a_wrong_method() -> None:
    assert Client().put("/titip/").status_code == 405


def test_too_often(monkeypatch: pytest.MonkeyPatch) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)  # a slow machine must not give a file back in the meantime
    for _ in range(LIMITS[Laju.TITIPAN].burst):
        bring(b"x")
    status, page = bring(b"x")
    assert (status, "terlalu sering" in page) == (429, True)


def test_more_than_any_page_takes_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's form at any address fills neither disk nor memory, in however many files it comes."""
    kept: list[int] = []
    taken = unggah.FirstBytes.file_complete
    monkeypatch.setattr(unggah, "MOST_KEPT", 100)
    monkeypatch.setattr(unggah, "MOST_SENT", 250)

    def noted(self: unggah.FirstBytes, size: int) -> InMemoryUploadedFile:
        made = taken(self, size)
        kept.append(made.size or 0)
        return made

    monkeypatch.setattr(unggah.FirstBytes, "file_complete", noted)
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    files = {f"berkas{number}": SimpleUploadedFile("a", b"x" * 60) for number in range(4)}
    assert client.post("/masuk/", files).status_code == 403
    assert kept == [60, 40, 0, 0]
    kept.clear()
    client.post("/masuk/", {"berkas": SimpleUploadedFile("a", b"x" * 260)})
    assert kept == []
