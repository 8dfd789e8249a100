import type { CatalogFacts } from '../domain/catalog';
import type { UsulanRow } from '../domain/contracts.generated';
import { type IsoDate, shortDate } from '../kernel/dates';

/** The words of the glossary for each state, as the server says them; the village adds its own kind. */
const STATUS: Record<UsulanRow['status'], string> = {
  dikirim: 'Terkirim ke',
  diterima_desa: 'Diperiksa',
  dikembalikan: 'Kurang berkas',
  diteruskan: 'Diteruskan ke dinas',
  dijawab: 'Dijawab dinas',
  ditutup: 'Selesai',
};

export function statusWords(row: UsulanRow, onPhoneOnly: boolean, desa: string): string {
  if (onPhoneOnly) return 'Tersimpan di HP';
  if (row.tahun_desa) return `Masuk perencanaan ${row.tahun_desa}`;
  const atVillage = row.status === 'dikirim' || row.status === 'diterima_desa';
  return atVillage ? `${STATUS[row.status]} ${desa}` : STATUS[row.status];
}

/** "Jawaban pertama paling lambat Kamis 3 Des (panduan daerah, perkiraan)": whose word it is, and how sure. */
export function firstAnswerWords(date: IsoDate, label: string, estimate: boolean): string {
  const notes = [label, estimate ? 'perkiraan' : ''].filter(Boolean).join(', ');
  return `Jawaban pertama paling lambat ${shortDate(date)}${notes === '' ? '' : ` (${notes})`}`;
}

/** An estimate until the server has started its clock. */
export function deadlineWords(row: UsulanRow, label: string, estimate: boolean): string {
  if (row.status === 'dikembalikan') return 'Jam berhenti, menunggu berkas';
  if (row.tahun_desa) return `Menunggu anggaran tahun ${row.tahun_desa}`;
  const answered = row.status === 'dijawab' || row.status === 'ditutup';
  if (answered || row.batas_jawab === null) return '';
  return firstAnswerWords(row.batas_jawab, label, estimate);
}

/** "Survei Rabu 2 Des" of the agency, with its name; '' before an answer. */
export function answerWords(row: UsulanRow, catalog: CatalogFacts): string {
  if (!row.jawaban_opd) return '';
  return row.opd ? `${catalog.opdName(row.opd)}: ${row.jawaban_opd}` : row.jawaban_opd;
}
