"""From airplane to the net: interrupted sending, photos last, two phones and one child (scenarios 14, 15)."""

import gzip
import json
import re
from dataclasses import dataclass

from playwright.sync_api import Request, Route, expect

from e2e.langkah import ask, measure, open_day, send, take_photo, to_queue, weigh
from e2e.peramban import Hp, picture

RECORDS, PHOTOS = 25, 5


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the phone: push or foto, its bytes, and the numbers of what it carries."""

    kind: str
    size: int
    seqs: list[int]


def test_thirty_records_and_five_photos_survive_two_interruptions(dunia, new_hp):
    hp = new_hp("Bu Siti")
    hp.offline()
    open_day(hp)
    for _ in range(RECORDS):
        hp.page.locator("a.item", has_text="lalu 12,4 kg").first.tap()
        measure(hp, "12,6")
        hp.go("antrean")
        hp.title("Antrean")
    for number in range(PHOTOS):
        ask(hp, "Perumahan", "Rumah tidak layak")
        hp.tap(hp.page.get_by_role("radio", name="Umum", exact=True))
        hp.page.get_by_label("Di mana?").fill(f"RT 0{number + 1}")
        take_photo(hp, seed=number)
        send(hp)
    waiting = hp.unsent()
    assert waiting >= RECORDS + PHOTOS
    calls = cut_twice(hp)
    third_generation(hp)
    hp.tap("Kirim sekarang")
    hp.wait_sent(90)
    hp.sees(re.compile(r"Terakhir terkirim (baru saja|\d+ menit lalu)\."))
    assert hp.unsent() == 0
    arrived(dunia)
    in_order(dunia, calls)
    assert sum(call.size for call in calls) <= 1_000_000
    print(f"{waiting} catatan, {sum(call.size for call in calls)} byte")


def arrived(dunia) -> None:
    """Everything once."""
    known = dunia.tanya("catatan", "Dahlia 5")
    assert known["ganda"] == 0
    assert known["berurutan"]
    assert set(known["status"]) == {"diterima"}
    assert known["jenis"]["record_penimbangan"] == RECORDS
    assert known["jenis"]["send_usulan"] == PHOTOS
    assert known["jenis"]["record_penimbangan"] == dunia.tanya("rekap", "Dahlia 5")["D"]
    assert known["foto"] == PHOTOS


def in_order(dunia, calls: list[Call]) -> None:
    """In the order of saving on the line, photos last; the server may act on many of a kind at once, but of one
    person in the order of saving, and on nothing before what it stands on."""
    pushes = [call.seqs for call in calls if call.seqs]
    assert pushes[0] == pushes[1] == pushes[2]
    assert [seq for seqs in pushes[2:] for seq in seqs] == list(range(1, pushes[-1][-1] + 1))
    kinds = [call.kind for call in calls]
    assert kinds.count("foto") >= PHOTOS
    assert "push" not in kinds[kinds.index("foto") :], kinds
    acted = dunia.tanya("urutan", "Dahlia 5")
    assert max(len(seqs) for seqs in acted["orang"]) >= 2
    assert all(seqs == sorted(seqs) for seqs in acted["orang"])
    assert all(seqs[0] == min(seqs) for seqs in acted["lain"])


def third_generation(hp: Hp) -> None:
    """Signal again, and a weak one: 1.6 Mbit/s down, 750 kbit/s up, 300 ms."""
    hp.online()
    line = hp.context.new_cdp_session(hp.page)
    line.send("Network.enable")
    speed = {"downloadThroughput": 200_000, "uploadThroughput": 93_750, "latency": 300}
    line.send("Network.emulateNetworkConditions", {"offline": False, **speed})


def cut_twice(hp: Hp) -> list[Call]:
    """The server gets the first two pushes, the phone never hears of it; returns what is sent from now on."""
    calls: list[Call] = []
    cuts = iter(range(2))

    def push(route: Route) -> None:
        if next(cuts, None) is None:
            route.continue_()
            return
        route.fetch()
        route.abort("connectionreset")

    def note(request: Request) -> None:
        kind = re.search(r"/api/sync/v1/(push|foto)", request.url)
        if kind:
            body = request.post_data_buffer or b""
            sent = json.loads(gzip.decompress(body))["operations"] if kind[1] == "push" else []
            calls.append(Call(kind[1], len(body), [one["device_seq"] for one in sent]))

    hp.context.route("**/api/sync/v1/push", push)
    hp.page.on("request", note)
    return calls


def test_two_phones_one_child_both_are_kept(dunia, new_hp, kantor):
    phones = [new_hp("Bu Wati"), new_hp("Bu Endah")]
    for hp, berat in zip(phones, ("8,9", "9,0"), strict=True):
        hp.offline()
        to_queue(hp)
        weigh(hp, "Aisyah", berat, "73,5")
    for hp in phones:
        hp.online()
        hp.wait_sent()
    rows = dunia.tanya("berat", "Anggrek 4", "Aisyah")
    assert [row["berat_g"] for row in rows] == [8900, 9000]
    first = phones[0]
    first.tap("Kirim sekarang")
    first.go("cari")
    first.page.get_by_label("Ketik dua atau tiga huruf nama").fill("ais")
    first.tap(first.page.locator("button.item").first)
    first.sees("Ada dua berat di hari yang sama")
    picture(first.page, "hp-dua-berat")
    choose(dunia, kantor("ketua.anggrek"))
    assert [row["dihitung"] for row in dunia.tanya("berat", "Anggrek 4", "Aisyah")] == [True, False]


def choose(dunia, page) -> None:
    """The chair sees both with names and times, and chooses one."""
    # A chair has one posyandu, so its register opens at once.
    page.goto(f"{dunia.alamat}/warga/")
    page.get_by_role("link", name="Dua hasil timbang").click()
    picture(page, "kantor-dua-hasil")
    group = page.get_by_role("group", name=re.compile("Aisyah"))
    expect(group.get_by_text("Bu Wati")).to_be_visible()
    expect(group.get_by_text("Bu Endah")).to_be_visible()
    group.get_by_text("8,9").click()
    page.get_by_role("button", name="Pakai hasil yang dipilih").click()
    expect(page.get_by_text("Tidak ada yang perlu dipilih.")).to_be_visible()
