"""A button that is tapped twice on a slow line: it shows that it works, and one row is made, also without script."""

from playwright.sync_api import Page, Request

# What the button says while its form is on its way, kept for the page that comes next.
WATCH = """() => new MutationObserver(() => {
  const button = document.querySelector('main button[aria-busy=true]');
  if (button) sessionStorage.setItem('kata', button.textContent);
}).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true })"""
TWICE = """() => {
  const body = new URLSearchParams(new FormData(document.querySelector('main form[method=post]')));
  return Promise.all([1, 2].map(() => fetch(location.href, { method: 'POST', body, redirect: 'manual' })));
}"""


def form_of(desk: Page, address: str) -> Page:
    """A notice that is ready to be saved."""
    desk.goto(f"{address}/informasi/baru/")
    desk.locator(".daftar-tempat a").first.click()
    desk.get_by_label("Judul").fill("Kerja bakti Minggu")
    desk.get_by_label("Isi", exact=True).fill("Mulai pukul tujuh pagi.")
    return desk


def notices(desk: Page, address: str) -> int:
    """How many of them the list holds."""
    desk.goto(f"{address}/informasi/")
    return desk.get_by_role("link", name="Kerja bakti Minggu").count()


def sendings(desk: Page) -> list[str]:
    """Addresses of the forms that leave this page from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            found.append(request.url)

    desk.on("request", note)
    return found


def test_a_button_is_tapped_twice(dunia, kantor) -> None:
    desk = form_of(kantor("pak.joko"), dunia.alamat)
    page, sent = desk.url, sendings(desk)
    desk.evaluate(WATCH)
    desk.get_by_role("button", name="Simpan").dblclick(no_wait_after=True)
    desk.wait_for_url(lambda url: url != page)
    assert sent == [page]
    assert desk.evaluate("sessionStorage.getItem('kata')") == "Mengirim…"
    assert notices(desk, dunia.alamat) == 1

    # Past the script, as from a browser that runs none: the form of one page arrives twice at the same moment.
    form_of(desk, dunia.alamat)
    sent.clear()
    desk.evaluate(TWICE)
    assert sent == [page, page]
    assert notices(desk, dunia.alamat) == 2
