"""What the page of one event shows: its plan, what does not add up, counts by category, and what comes next."""

from typing import Any

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.kegiatan import today_at
from simpul.kegiatan import queries
from simpul.kegiatan.queries import HariInfo, KategoriInfo, KegiatanInfo
from simpul.kegiatan.rules.keadaan import LANGKAH, WITH_REASON
from simpul.kegiatan.rules.temuan import KategoriFakta, KegiatanFakta, Temuan, findings
from simpul.kegiatan.rules.words import DANA_NAMES, STATUS_NAMES, TINGKAT_NAMES, StatusKegiatan
from simpul.layanan.loader import load_catalog
from simpul.web.kegiatan.daftar import lines_of
from simpul.web.kegiatan.tempat import may_at, names_within
from simpul.wilayah.queries import JenisWilayah, WilayahRow, wilayah_by_ids

# What each step is called on its button.
STEPS = {
    StatusKegiatan.RENCANA: "Kembalikan ke rencana",
    StatusKegiatan.UNDANGAN: "Undangan dikirim",
    StatusKegiatan.BERJALAN: "Kegiatan mulai",
    StatusKegiatan.SELESAI: "Kegiatan selesai",
    StatusKegiatan.BATAL: "Batalkan kegiatan",
}
REOPEN = "Buka lagi"


def head_of(actor: ActorContext, info: KegiatanInfo) -> dict[str, Any]:
    """What every page of an event shows above: its line in lists, and what this account may do."""
    may = may_at(actor, info)
    [line] = lines_of([info])
    return {
        "k": info,
        "baris": line,
        "alamat": line.alamat,
        "boleh": {
            "kelola": may(Tindakan.KELOLA_KEGIATAN),
            "hadir": may(Tindakan.CATAT_HADIR),
            "nama": may(Tindakan.LIHAT_PESERTA),
        },
        "batal": info.status is StatusKegiatan.BATAL,
    }


def event_page(actor: ActorContext, info: KegiatanInfo) -> dict[str, Any]:
    """The whole page; counts come from grouped reads, so that two thousand participants cost as much as ten."""
    hari, kategori = queries.hari_of(info.kab_id, info.id), queries.kategori_of(info.kab_id, info.id)
    within = names_within(actor, info)
    head = head_of(actor, info)
    return head | {
        "tingkat": TINGKAT_NAMES[info.tingkat],
        "dana": DANA_NAMES[info.dana],
        "hari": hari,
        "kategori": kategori,
        "jumlah": totals(kategori),
        "sesi": sessions(info, hari),
        "temuan": findings_of(info, hari, kategori),
        "narasumber": queries.narasumber_of(info.kab_id, info.id),
        "materi": queries.materi_of(info.kab_id, info.id),
        "foto": queries.dokumentasi_of(info.kab_id, info.id),
        "bidang": {one.code: one.name for one in load_catalog().bidang},
        "langkah": steps_of(info) if head["boleh"]["kelola"] else [],
        "lihat_nama": within is None or bool(within),
    }


def totals(kategori: list[KategoriInfo]) -> dict[str, int]:
    """Quota, list and presence of all categories together."""
    return {
        "kuota": sum(row.kuota or 0 for row in kategori),
        "terdaftar": sum(row.terdaftar for row in kategori),
        "hadir": sum(row.hadir for row in kategori),
    }


def sessions(info: KegiatanInfo, hari: list[HariInfo]) -> list[dict[str, Any]]:
    """Each session with how many came."""
    counts = queries.present_counts(info.kab_id, info.id)
    return [
        {"sesi": sesi, "hari": day.tanggal, "hadir": sum(counts.get(sesi.id, {}).values())}
        for day in hari
        for sesi in day.sesi
    ]


def findings_of(info: KegiatanInfo, hari: list[HariInfo], kategori: list[KategoriInfo]) -> list[Temuan]:
    """What does not add up today."""
    place: WilayahRow | None = wilayah_by_ids([info.wilayah_id]).get(info.wilayah_id)
    return findings(
        KegiatanFakta(
            status=info.status,
            hari=[(day.tanggal, day.teks) for day in hari],
            kategori=[KategoriFakta(row.nama, row.kuota, row.terdaftar) for row in kategori],
            jumlah_dinyatakan=info.jumlah_dinyatakan,
            dana=info.dana,
            is_kelurahan=place is not None and place.jenis is JenisWilayah.KELURAHAN,
            hari_ini=today_at(info),
        )
    )


def steps_of(info: KegiatanInfo) -> list[dict[str, Any]]:
    """The steps from here, each with whether it asks for a reason."""
    return [
        {
            "ke": one.value,
            "kata": REOPEN if info.status is StatusKegiatan.SELESAI else STEPS[one],
            "alasan": (info.status, one) in WITH_REASON,
            "nama": STATUS_NAMES[one],
        }
        for one in LANGKAH[info.status]
    ]
