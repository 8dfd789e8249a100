"""A post in a Tim Pembina opens what it brings and closes it again; a family rates an opening day by one tap."""

import re

from playwright.sync_api import Page, expect

from e2e.peramban import faults, overflow, picture


def test_a_post_opens_and_closes_and_a_family_taps(dunia, browser, kantor):
    """The head of a village forms the team, the midwife plans while she is in it, a family taps without script."""
    head, midwife = kantor("bu.lurah"), kantor("bidan.wulan")
    head.goto(f"{dunia.alamat}/dukungan/")
    head.get_by_role("link", name="Tim Pembina", exact=True).click()
    head.get_by_label("Dasar jabatan ketua").fill("Ketua TP PKK karena jabatan")
    head.get_by_role("button", name="Bentuk tim").click()
    expect(head.get_by_text("Tim terbentuk.")).to_be_visible()
    plan = head.url.replace("/tim/", "/aksi/") + "baru/"
    assert midwife.goto(plan).status == 403
    join(head)
    assert midwife.goto(plan).status == 200
    midwife.get_by_label("Aksi", exact=True).fill("Melengkapi kelas ibu hamil")
    midwife.get_by_label("Batas waktu").fill("2027-01-31")
    midwife.get_by_label("Nama penanggung jawab").fill("Bidan Wulan")
    midwife.get_by_role("button", name="Simpan").click()
    expect(midwife.get_by_role("link", name="Melengkapi kelas ibu hamil")).to_be_visible()
    assert faults(midwife) == []
    leave(head)
    assert midwife.goto(plan).status == 403
    tap(dunia, browser, head)


def join(head: Page) -> None:
    """The midwife becomes the planner of the team."""
    head.get_by_role("link", name="Tambah anggota").click()
    head.get_by_label("Nama", exact=True).fill("Wulan Sari")
    head.get_by_label("Jabatan dalam tim", exact=True).select_option(label="Sekretaris")
    head.get_by_label(re.compile("^Perencana")).check()
    head.get_by_label("Nama pengguna di Simpul").fill("bidan.wulan")
    assert faults(head) == []
    head.get_by_role("button", name="Simpan").click()
    expect(head.get_by_role("row", name=re.compile("Wulan Sari"))).to_contain_text("perencana")
    assert faults(head) == []
    picture(head, "kantor-tim", full=True)


def leave(head: Page) -> None:
    """The post ends today."""
    head.get_by_text(re.compile("^Akhiri jabatan Wulan Sari")).click()
    head.get_by_role("button", name="Akhiri jabatan").click()
    expect(head.get_by_text("Jabatan Wulan Sari berakhir.")).to_be_visible()


def tap(dunia, browser, head: Page) -> None:
    """The poster of today is made, its page opened on a phone without script, one face tapped."""
    head.goto(f"{dunia.alamat}/dukungan/")
    head.get_by_text("Poster penilaian untuk meja, Posyandu Melati 3").click()
    with head.expect_response(re.compile(r"/nilai/[\d-]+\.pdf$")) as poster:
        head.get_by_role("button", name="Buat poster").first.click(no_wait_after=True)
    assert poster.value.status == 200
    # The poster stays open beside it: whether a browser shows or saves a PDF is its own matter.
    desk = head.context.new_page()
    desk.goto(f"{dunia.alamat}/dukungan/")
    link = desk.get_by_role("link", name=re.compile("^Tautan penilaian")).first.get_attribute("href")
    assert link is not None
    phone = browser.new_context(locale="id-ID", viewport={"width": 360, "height": 640}, java_script_enabled=False)
    page = phone.new_page()
    page.goto(f"{dunia.alamat}{link}")
    picture(page, "publik-nilai")
    page.get_by_role("button", name="Puas", exact=True).click()
    expect(page.get_by_text("Terima kasih.")).to_be_visible()
    page.goto(f"{dunia.alamat}{link}")
    expect(page.get_by_text("sudah tercatat hari ini")).to_be_visible()
    phone.close()
    desk.reload()
    expect(desk.get_by_text("belum ditampilkan").first).to_be_visible()
    assert faults(desk) == []
    assert overflow(desk) == 0
    picture(desk, "kantor-dukungan", full=True)
