"""What a kader does, step by step, as the tests of the browser tell it."""

import io
import random
import re
from dataclasses import dataclass

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from e2e.peramban import Hp, picture


@dataclass(frozen=True, slots=True)
class Hasil:
    """One child of users.md 7.1: what is typed, and what the result must say."""

    nama: str
    berat: str
    tinggi: str
    posisi: str
    kata: str
    ubah: str
    angka: tuple[str, ...] = ()


# Words of the headline, words of the change, and BB/U, TB/U, BB/TB under "Untuk kader".
FIXTURE = (
    Hasil("Aisyah", "8,9", "73,5", "Telentang", "NAIK", "naik 200 gram", ("-0,44", "-1,07", "0,05")),
    Hasil("Fajar", "13,2", "90,5", "Berdiri", "TIDAK NAIK", "", ("-0,06", "-0,42", "0,19")),
    Hasil("Citra", "9,0", "80,0", "Berdiri", "TIDAK NAIK", "naik 100 gram", ("-2,48", "-2,45", "-1,47")),
    Hasil("Dewa", "7,6", "74,5", "Telentang", "PERLU BIDAN", "Di bawah garis merah", ("-3,24", "-2,88", "-2,66")),
    Hasil("Eka", "17,9", "95,0", "Berdiri", "PERLU BIDAN", "Di atas garis oranye", ("1,91", "-0,01", "2,69")),
    Hasil("Gilang", "10,4", "", "", "BULAN LALU TIDAK DITIMBANG", ""),
)
NOT_FOR_MOTHERS = re.compile(r"pendek|stunting|gizi buruk|skor z|-\d,\d\d", re.IGNORECASE)


def number(text: str) -> float:
    """A figure as Indonesian writes it."""
    return float(text.strip().replace("−", "-").replace(",", "."))


def open_day(hp: Hp, *also: str) -> None:
    """F6: one tap on the day, the kader present, open."""
    hp.tap(hp.page.locator(".day-main"))
    hp.title("Buka posyandu")
    for name in also:
        hp.tap(hp.page.get_by_label(name))
    hp.tap("Buka posyandu")
    hp.title("Antrean")


def to_queue(hp: Hp) -> None:
    """The queue of today, whether or not another phone has opened the day."""
    hp.go("antrean")
    hp.title("Antrean")
    first = hp.page.get_by_role("link", name="Buka posyandu", exact=True)
    opened = hp.page.get_by_role("group", name="Saring daftar")
    # The title is drawn before the day is read: only what stands below it tells which it is.
    expect(first.or_(opened).first).to_be_visible()
    if first.is_visible():
        first.tap()
        hp.tap("Buka posyandu")
        expect(opened).to_be_visible()


def row_of(hp: Hp, nama: str) -> Locator:
    """A person's row in the queue."""
    return hp.page.locator("a.item", has=hp.page.locator(".item-name", has_text=re.compile(rf"^{nama}\b"))).first


def weigh(hp: Hp, nama: str, berat: str, tinggi: str = "") -> None:
    """F1 from the queue to the result card."""
    hp.tap(row_of(hp, nama))
    hp.title(re.compile(nama))
    measure(hp, berat, tinggi)


def measure(hp: Hp, berat: str, tinggi: str = "") -> None:
    """The two steps of K-05, from its first screen."""
    hp.keys(berat)
    hp.tap("Lanjut")
    if tinggi:
        expect(hp.page.locator(".reading-unit")).to_have_text("cm")
        hp.keys(tinggi)
        hp.tap("Simpan")
    else:
        hp.tap("Tanpa ukur")
    expect(hp.page.locator(".verdict-word")).to_be_visible()


def check_result(hp: Hp, child: Hasil) -> None:
    """Headline, change, nothing technical for the mother, and the figures one tap away."""
    page = hp.page
    expect(page.locator(".verdict-word")).to_have_text(child.kata)
    if child.ubah:
        expect(page.locator(".verdict")).to_contain_text(child.ubah)
    assert not NOT_FOR_MOTHERS.search(hp.text())
    hp.sees(re.compile(r"Tersimpan di HP, pukul \d\d\.\d\d"))
    if child.angka:
        page.get_by_text("Untuk kader: lihat angka").tap()
        expect(page.locator(".figures")).to_be_visible()
        shown = [number(text) for text in page.locator(".figures td.number").all_inner_texts()]
        # Two in the last place is what users.md 7.1 grants its own figures.
        assert shown[:3] == pytest.approx([number(text) for text in child.angka], abs=0.021), shown
        page.get_by_text("Untuk kader: lihat angka").tap()


def register_baby(hp: Hp, nama: str = "Hana") -> None:
    """F2 without NIK and without a birth date; a name of her own where another test registers one in that posyandu."""
    page = hp.page
    hp.tap("Orang baru")
    hp.tap(page.get_by_role("button", name="Bayi atau balita"))
    page.get_by_label("Nama lengkap").fill(nama)
    hp.tap(page.get_by_text("Perempuan", exact=True))
    hp.tap("Lanjut")
    hp.tap("Tidak tahu tanggal")
    page.get_by_label("Kira-kira berapa bulan?").fill("13")
    hp.sees(re.compile("Kira-kira lahir"))
    hp.tap("Lanjut")
    page.get_by_label("Nama ibu").fill(f"Ibu {nama}")
    page.get_by_label("RT", exact=True).fill("04")
    hp.tap("Lanjut")
    hp.sees("Isi nanti")
    picture(page, "hp-orang-baru")
    hp.tap("Simpan")
    hp.title(re.compile(nama))


def noisy_photo(seed: int = 7, width: int = 1600, height: int = 1200) -> bytes:
    """A camera picture that compresses badly."""
    chance = random.Random(seed)
    small = Image.frombytes("RGB", (width // 4, height // 4), chance.randbytes(width * height * 3 // 16))
    out = io.BytesIO()
    small.resize((width, height)).save(out, "JPEG", quality=92)
    return out.getvalue()


def take_photo(hp: Hp, seed: int = 7) -> None:
    """The camera of the phone hands over a picture: open, shutter, use."""
    shot = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": noisy_photo(seed)}
    hp.page.locator("input[type=file]").first.set_input_files(shot)
    hp.taps += 3
    expect(hp.page.locator("img.photo").first).to_be_visible()


def pick_person(hp: Hp, letters: str) -> None:
    """Whom it is for: a few letters, then the name."""
    person = hp.page.get_by_role("radio", name="Orang", exact=True)
    # The form may still be on its way: only when one of the two stands there is it known which it is.
    expect(person.or_(hp.button("Pilih orang")).first).to_be_visible()
    if person.is_visible() and not person.is_checked():
        hp.tap(person)
    hp.tap("Pilih orang")
    hp.page.get_by_label("Ketik dua atau tiga huruf nama").fill(letters)
    hp.tap(hp.page.get_by_role("dialog").locator("button.item").first)


def recap(hp: Hp) -> dict[str, int]:
    """K-15: every figure of the closing screen by its code."""
    hp.go("tutup")
    cells = {}
    expect(hp.page.locator(".recap-cell").first).to_be_visible()
    for cell in hp.page.locator(".recap-cell").all():
        cells[cell.locator(".recap-words").inner_text().split("\n")[0].split(".")[0].strip()] = int(
            cell.locator(".recap-number").inner_text()
        )
    return cells


def ask(hp: Hp, bidang: str, kasus: str) -> None:
    """F3 to the form: field, then case."""
    hp.go("beranda")
    hp.start_count()
    hp.tap(hp.page.locator("a.tile", has_text="Usulan warga"))
    hp.tap(hp.page.locator("a.tile", has_text=bidang).first)
    hp.tap(hp.page.locator("a.tile.case", has_text=kasus).first)


def send(hp: Hp) -> str:
    """Send a request; returns its number."""
    hp.tap("Kirim")
    hp.title("Usulan tersimpan")
    hp.sees("Tersimpan di HP, akan terkirim saat ada sinyal.")
    return hp.page.locator(".sent-number").inner_text()
