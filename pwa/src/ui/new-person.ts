import { addDays, type IsoDate } from '../kernel/dates';
import { ok, type Result } from '../kernel/result';
import type { Actions, App, DuplicateQuery, Views } from '../state/contract';
import { PROFIL } from './teks/orang';

export type Kind = 'anak' | 'ibu_hamil' | 'remaja' | 'dewasa' | 'lansia' | 'lainnya';

/** The form of F2 as typed, step by step. */
export interface PersonDraft {
  readonly step: number;
  readonly kind: Kind | null;
  readonly nama: string;
  readonly sex: 'L' | 'P' | null;
  readonly birth: string;
  readonly unknown: boolean;
  readonly about: string;
  readonly weeks: string;
  readonly parent: string;
  readonly parentId: string;
  readonly rt: string;
  readonly telepon: string;
  readonly kk: string;
  readonly nikNow: boolean;
  readonly nik: string;
  readonly foto: boolean | null;
  readonly pesan: boolean | null;
  readonly tamu: boolean;
}

export const EMPTY_PERSON: PersonDraft = {
  step: 1,
  kind: null,
  nama: '',
  sex: null,
  birth: '',
  unknown: false,
  about: '',
  weeks: '',
  parent: '',
  parentId: '',
  rt: '',
  telepon: '',
  kk: '',
  nikNow: false,
  nik: '',
  foto: null,
  pesan: null,
  tamu: false,
};

/** Children are told in months, everybody else in years. */
export function inMonths(draft: PersonDraft): boolean {
  return draft.kind === 'anak';
}

export function birthOf(draft: PersonDraft, views: Views): IsoDate | null {
  if (!draft.unknown) {
    const typed = views.birthDate(draft.birth);
    return typed.ok ? typed.value.date : null;
  }
  const count = Number(draft.about.replace(',', '.'));
  if (draft.about.trim() === '' || !Number.isFinite(count) || count < 0) return null;
  return views.birthDateAbout(Math.round(inMonths(draft) ? count : count * 12));
}

export function duplicateQuery(draft: PersonDraft, birth: IsoDate): DuplicateQuery {
  return {
    nama: draft.nama.trim(),
    tanggalLahir: birth,
    jenisKelamin: draft.sex ?? 'P',
    namaIbu: inMonths(draft) && draft.parent.trim() !== '' ? draft.parent.trim() : null,
    perkiraan: draft.unknown,
  };
}

type Input = Parameters<Actions['registerWarga']>[0];

export const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Family and address come from the mother or head who was picked. */
function fromParent(draft: PersonDraft, views: Views): Pick<Input, 'keluarga_id' | 'dusun' | 'rw'> {
  const parent = draft.parentId === '' ? undefined : views.profile(draft.parentId)?.warga;
  if (!parent) return {};
  return { keluarga_id: parent.keluarga_id, dusun: parent.dusun, rw: parent.rw };
}

function motherOf(draft: PersonDraft): Pick<Input, 'ibu_id' | 'nama_ibu'> {
  if (!inMonths(draft)) return {};
  return { ibu_id: draft.parentId === '' ? null : draft.parentId, nama_ibu: filled(draft.parent) };
}

/** The registration as it is saved. Who has no NIK gets a temporary number from the phone. */
export function inputOf(draft: PersonDraft, birth: IsoDate, views: Views): Input {
  return {
    nama: draft.nama.trim(),
    jenis_kelamin: draft.sex ?? 'P',
    tanggal_lahir: birth,
    tanggal_lahir_perkiraan: draft.unknown,
    nik: draft.nikNow ? filled(draft.nik.replace(/\D/g, '')) : null,
    telepon: filled(draft.telepon),
    rt: filled(draft.rt),
    tamu: draft.tamu,
    izin_foto: draft.foto === true,
    izin_pesan: draft.pesan === true,
    ...motherOf(draft),
    ...fromParent(draft, views),
  };
}

/** First day of a pregnancy from the weeks told; `otherwise` when none were. */
export function weeksAgo(told: string, today: IsoDate, otherwise: IsoDate): IsoDate {
  const weeks = Number(told);
  return Number.isInteger(weeks) && weeks > 0 && weeks < 45
    ? addDays(today, -7 * weeks)
    : otherwise;
}

/** A head of family who was typed, not picked: the family is found by that name or made new. */
export function headTyped(draft: PersonDraft): string | null {
  return inMonths(draft) || draft.parentId !== '' ? null : filled(draft.parent);
}

/** Registers the person, and before that her family when a new one was named. */
export async function register(
  draft: PersonDraft,
  birth: IsoDate,
  app: Pick<App, 'views' | 'actions'>,
  draftKey: string,
): ReturnType<Actions['registerWarga']> {
  const { views, actions } = app;
  const input = inputOf(draft, birth, views);
  const head = headTyped(draft);
  const known = views.families.value.find(
    (one) => one.kepala_nama.toLowerCase() === head?.toLowerCase(),
  );
  // With a KK number there is a family, whoever its head is.
  const named = head ?? (draft.kk === '' ? null : (filled(draft.parent) ?? input.nama));
  const family = await keepFamily(
    actions,
    input.keluarga_id ?? known?.id ?? null,
    named,
    draft,
    PROFIL.reasons[1],
  );
  if (!family.ok) return family;
  return actions.registerWarga({ ...input, keluarga_id: family.value }, { draft: draftKey });
}

/** Her family: the known one with the KK number that was typed, else a new one under `head`; null for none. */
export async function keepFamily(
  actions: Actions,
  known: string | null,
  head: string | null,
  { kk, rt }: Pick<PersonDraft, 'kk' | 'rt'>,
  alasan: string,
): Promise<Result<string | null>> {
  const nomor_kk = filled(kk);
  if (known === null) {
    if (head === null) return ok(null);
    const made = await actions.registerKeluarga({ kepala_nama: head, rt: filled(rt), nomor_kk });
    return made.ok ? ok(made.value.id) : made;
  }
  if (nomor_kk === null) return ok(known);
  const saved = await actions.correctKeluarga({ keluarga_id: known, alasan, nomor_kk });
  return saved.ok ? ok(known) : saved;
}
