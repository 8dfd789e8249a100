"""What follows an event, as pages show it: lines of posyandu with reminders, and answers to the evaluation."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.kegiatan import today_at
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.evaluasi import SKALA_NAMES, questions_of, results, write_questions
from simpul.kegiatan.rules.pesan import reminder_text, wa_link
from simpul.posyandu.queries import PosyanduInfo, kab_ids_under, posyandu_by_ids
from simpul.web.asked import asked_number
from simpul.web.kegiatan.rinci import head_of
from simpul.web.kegiatan.tempat import may_at
from simpul.wilayah import queries as wilayah

PAGE = 50


def homes_of(info: KegiatanInfo) -> list[PosyanduInfo]:
    """Posyandu of which someone is on the list, by path; those of a province's event lie in several regencies."""
    ids = queries.posyandu_ids_of(info.kab_id, info.id)
    kab_ids = [info.kab_id] if info.kab_id else kab_ids_under(info.wilayah_id)
    return sorted(posyandu_by_ids(kab_ids, ids).values(), key=lambda home: home.jalur)


def follow_up_page(request: HttpRequest, actor: ActorContext, info: KegiatanInfo) -> dict[str, Any]:
    """One line per posyandu, those without a line first, fifty a page; each with a reminder ready to copy."""
    homes, lines = homes_of(info), queries.tindak_lanjut_of(info.kab_id, info.id)
    homes.sort(key=lambda home: (home.id in lines, home.jalur))
    nomor, today = max(asked_number(request.GET, "hal"), 1), today_at(info)
    shown = homes[PAGE * (nomor - 1) : PAGE * nomor]
    desa, rows = wilayah.labels({home.wilayah_id for home in shown}), []
    for home in shown:
        line = lines.get(home.id)
        text = reminder_text(
            posyandu=f"Posyandu {home.nama}",
            acara=info.nama,
            isi=line.isi if line else "",
            tenggat=line.tenggat if line else None,
            today=today,
        )
        rows.append({"home": home, "desa": desa[home.wilayah_id], "rencana": line, "teks": text, "wa": wa_link(text)})
        rows[-1]["lewat"] = line is not None and line.selesai is None and line.tenggat < today
    return head_of(actor, info) | {
        "baris": rows,
        "posyandu": len(homes),
        "belum": sum(home.id not in lines for home in homes),
        "selesai": sum(line.selesai is not None for line in lines.values()),
        "hari_ini": today,
        "lihat_bukti": may_at(actor, info)(Tindakan.LIHAT_PESERTA),
        "sebelum": f"?hal={nomor - 1}" if nomor > 1 else "",
        "sesudah": f"?hal={nomor + 1}" if len(homes) > PAGE * nomor else "",
    }


def evaluation_page(actor: ActorContext, info: KegiatanInfo) -> dict[str, Any]:
    """Answers by question; nobody is named, because nobody is known."""
    questions, forms = questions_of(info.pertanyaan), queries.evaluasi_of(info.kab_id, info.id)
    return head_of(actor, info) | {
        "hasil": results(forms, questions),
        "lembar": len(forms),
        "skala": SKALA_NAMES.items(),
        "pertanyaan": write_questions(questions),
        "tautan": f"{settings.SIMPUL_ALAMAT}/evaluasi/{info.kab_id}/{info.id}/{info.kode_evaluasi}/",
    }
