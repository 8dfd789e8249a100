"""Pages that offices print from the browser: nothing cut, no page left empty before a long card, ink that is black."""

import re

from factories.kertas import boxes, overlapping

RIGHT, LOW = 595, 842  # of A4, in points
MARGIN = 2 / 2.54 * 72


def test_a_page_goes_to_paper_whole_and_black(dunia, kantor):
    desk = kantor("pak.joko")
    desk.goto(f"{dunia.alamat}/registrasi/")
    desk.get_by_role("link", name=re.compile("Melati 3")).first.click()
    badge = desk.locator(".lencana.segera").first
    assert look(badge) == ["rgb(255, 255, 255)", "rgb(179, 38, 30)"]
    desk.emulate_media(media="print")
    assert look(badge) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
    paper = desk.pdf(format="A4")
    first = boxes(paper)
    # The card of the papers is longer than the page has left, and begins on it all the same.
    assert "Kelengkapan" in [word for word, *_ in first]
    assert max(low for *_, low in first) > LOW / 2
    assert max(right for _, _, _, right, _ in first) <= RIGHT - MARGIN + 1
    assert overlapping(paper) == []


def look(badge) -> list[str]:
    return badge.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
