"""Photos over a bad line, and the photo of a paper that follows from the office (R22, O-04)."""

import re

from playwright.sync_api import Route, expect

from e2e.langkah import ask, noisy_photo, send, take_photo
from e2e.peramban import Hp, picture


def cut_in_the_middle(hp: Hp) -> list[int]:
    """The second piece arrives and the phone never hears of it, the third try never leaves; returns the offsets."""
    offsets: list[int] = []

    def piece(route: Route) -> None:
        found = re.search(r"offset=(\d+)", route.request.url)
        assert found is not None
        offsets.append(int(found[1]))
        if len(offsets) == 2:
            route.fetch()
        if len(offsets) in {2, 3}:
            route.abort("connectionreset")
        else:
            route.continue_()

    hp.context.route("**/api/sync/v1/foto/**", piece)
    return offsets


def test_a_photo_cut_in_the_middle_goes_on_and_a_paper_follows_from_the_office(dunia, new_hp, kantor):
    hp = new_hp("Bu Yuli")
    hp.wait_sent()
    offsets = cut_in_the_middle(hp)
    ask(hp, "Perumahan", "Atap roboh")
    hp.tap(hp.page.get_by_role("radio", name="Umum", exact=True))
    hp.page.get_by_label("Di mana?").fill("RT 02")
    take_photo(hp, seed=11)
    number = send(hp)
    hp.go("belum-terkirim")
    for _ in range(3):
        hp.tap("Kirim sekarang")
        expect(hp.button("Kirim sekarang")).to_be_enabled(timeout=30_000)
    hp.wait_sent(60)
    # Never from the beginning again, and no piece that the server had told of.
    assert len(offsets) >= 4, offsets
    assert offsets[0] == 0
    assert offsets == sorted(offsets)
    assert offsets[1] == offsets[2] == offsets[3]

    page = kantor("pak.rudi")
    page.goto(f"{dunia.alamat}/usulan/")
    page.get_by_role("link", name=number).or_(page.locator("tr", has_text=number).get_by_role("link")).first.click()
    image = page.locator("ul.foto img").first
    expect(image).to_be_visible()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    add_paper(page)
    hp.go("belum-terkirim")
    hp.tap("Kirim sekarang")
    hp.go("usulan-saya")
    hp.tap(hp.page.locator("main .item", has_text=number).first)
    hp.sees("Salinan KTP, sudah ada")
    picture(hp.page, "hp-berkas-ada")


def add_paper(page) -> None:
    """The office photographs the paper on its desk; a PDF is refused with its sentence first."""
    page.get_by_text("Unggah foto surat").click()
    chosen = page.get_by_label("Foto surat", exact=True)
    chosen.set_input_files({"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    page.get_by_role("button", name="Unggah", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("bukan foto JPEG, PNG atau WEBP")
    picture(page, "kantor-unggah-surat", full=True)
    shot = {"name": "surat.jpg", "mimeType": "image/jpeg", "buffer": noisy_photo(5, 2400, 3200)}
    page.get_by_label("Foto surat", exact=True).set_input_files(shot)
    page.get_by_role("button", name="Unggah", exact=True).click()
    expect(page.get_by_text("Tersimpan. Kader membaca:")).to_be_visible()
    expect(page.get_by_role("link", name="Lihat").first).to_be_visible()
    picture(page, "kantor-surat-ada", full=True)
