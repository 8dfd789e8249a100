"""Every screen and page: axe without serious findings, Indonesian words, no NIK in the address, no sideways scroll."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from e2e.langkah import ask, send, to_queue, weigh
from e2e.peramban import Hp, faults, overflow, picture

# Screens that need no id; the others are reached on the way.
PLAIN = (
    "beranda",
    "hari",
    "antrean",
    "cari",
    "orang-baru",
    "tutup",
    "usulan",
    "usulan-saya",
    "rahasia",
    "kunjungan",
    "layanan",
    "belum-terkirim",
    "riwayat",
    "kabar",
    "lainnya",
    "setelan",
    "ganti-pin",
    "tambah-kader",
    "atas-nama",
)
WITH_ID = (
    ("usulan-bidang", "kesehatan"),
    ("usulan-bidang", "trantibumlinmas"),
    ("usulan-isi", "PR-02.atap_roboh"),
    ("usulan-isi", "SOS-04."),
    ("layanan-bidang", "pendidikan"),
    ("catat", "PEN-01"),
    ("catat", "PU-03"),
)


def check(hp: Hp, name: str, found: list[str]) -> None:
    """One screen, at 360 and at 320 pixels."""
    hp.page.wait_for_timeout(60)
    picture(hp.page, f"layar-{name}")
    found += [f"{name}: {one}" for one in faults(hp.page)]
    hp.page.set_viewport_size({"width": 320, "height": 640})
    if wide := overflow(hp.page):
        found.append(f"{name}: {wide} px terlalu lebar pada 320 px")
    picture(hp.page, f"sempit-{name}")
    hp.page.set_viewport_size({"width": 360, "height": 640})


def test_every_screen_of_the_phone(dunia, new_hp):
    found: list[str] = []
    hp = new_hp()
    hp.open()
    hp.title("Selamat datang, Bu Kader")
    check(hp, "aktivasi", found)
    hp.activate(dunia.tanya("kode", "Bu Yuli")["tautan"])
    to_queue(hp)
    weigh(hp, "Eka", "17,9", "95,0")
    hp.page.get_by_text("Untuk kader: lihat angka").tap()
    check(hp, "hasil", found)
    for kind, words in (("hasil", "Grafik KMS"), ("orang", "")):
        if words:
            hp.tap(words)
            hp.title(re.compile("Eka"))
            hp.page.get_by_text("Lihat tabel berat").tap()
        check(hp, f"{kind}-profil", found)
    person = hp.page.url.rsplit("/", 1)[1]
    ask(hp, "Perumahan", "Atap roboh")
    hp.tap(hp.page.get_by_role("radio", name="Umum", exact=True))
    hp.page.get_by_label("Di mana?").fill("RT 02")
    send(hp)
    check(hp, "usulan-terkirim", found)
    hp.tap("Lengkapi")
    check(hp, "usulan-lihat", found)
    for name in PLAIN:
        hp.go(name)
        hp.page.wait_for_timeout(60)
        check(hp, name, found)
    for name, what in (*WITH_ID, ("rumah", person), ("timbang", person)):
        hp.go(name, what)
        hp.page.wait_for_timeout(60)
        check(hp, f"{name}-{what[:8]}", found)
    hp.go("lainnya")
    hp.tap("Ganti kader")
    check(hp, "terkunci", found)
    assert found == [], "\n".join(found)


FILES = (".pdf", ".xlsx", ".csv", ".zip")
OFFICE = (
    (
        "pak.joko",
        (
            "/",
            "/angka/",
            "/usulan/",
            "/laporan/",
            "/posyandu/",
            "/warga/",
            "/hp/",
            "/akun/saya/",
            "/privasi/catatan/",
            "/privasi/hak/",
        ),
    ),
    ("bu.lurah", ("/", "/kasus/")),
    ("bidan.wulan", ("/", "/angka/", "/warga/")),
    ("pak.agus", ("/", "/usulan/", "/angka/")),
    ("bu.mira", ("/", "/angka/", "/laporan/")),
    ("bu.hesti", ("/", "/angka/", "/posyandu/", "/laporan/", "/privasi/catatan/", "/privasi/retensi/")),
    (
        "pengelola",
        ("/", "/akun/", "/akun/baru/", "/posyandu/", "/posyandu/baru/", "/posyandu/banyak/", "/hp/", "/mulai/"),
    ),
    ("pak.provinsi", ("/", "/angka/")),
)


@pytest.mark.parametrize(("login", "pages"), OFFICE, ids=[login for login, _ in OFFICE])
def test_every_page_of_an_office(dunia, kantor, login, pages):
    page = kantor(login)
    found: list[str] = []
    for path in (*pages, *inner_pages(dunia, page, pages)):
        answer = page.goto(dunia.alamat + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        name = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "id", path.split("?")[0]).strip("/").replace("/", "-") or "beranda"
        picture(page, f"kantor-{login}-{name}"[:120])
        found += [f"{path}: {one}" for one in faults(page)]
        if wide := overflow(page):
            found.append(f"{path}: {wide} px terlalu lebar")
    assert found == [], "\n".join(found)


def inner_pages(dunia, page: Page, pages: tuple[str, ...]) -> list[str]:
    """One address of each shape that the pages of the menu link to."""
    shapes: dict[str, str] = {}
    for path in pages:
        page.goto(dunia.alamat + path)
        for href in page.locator("main a[href^='/']").evaluate_all("all => all.map(one => one.getAttribute('href'))"):
            shape = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "#", href.split("?")[0].split("#")[0])
            if not href.endswith(FILES) and "/foto/" not in href and not href.startswith("/kader/"):
                shapes.setdefault(shape, href)
    return [href for shape, href in shapes.items() if shape not in pages]


def test_a_guessed_address_of_another_village_tells_nothing(dunia, kantor):
    page = kantor("pak.joko")
    strange = dunia.isi["posyandu"]["Kenanga 2"]
    for path in (f"/posyandu/338/{strange}/", f"/warga/338/{strange}/", f"/laporan/338/{strange}/2026-11/"):
        answer = page.goto(dunia.alamat + path)
        assert answer is not None
        assert answer.status in {403, 404}, path
        expect(page.get_by_role("heading", level=1)).to_have_text("Belum bisa dibuka")
        text = page.locator("main").inner_text()
        assert not re.search(r"Kenanga|Aisyah|403|404|ditolak", text, re.IGNORECASE), text
        assert faults(page) == []
    picture(page, "kantor-ditolak")
    # The trail is written after the answer, so that it never holds up a page.
    deadline = time.monotonic() + 10
    while dunia.tanya("ditolak", "pak.joko") < 3:
        assert time.monotonic() < deadline, "jejak tidak lengkap"
        time.sleep(0.2)
