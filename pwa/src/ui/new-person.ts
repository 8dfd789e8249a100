import type { IsoDate } from '../kernel/dates';
import { addDays } from '../kernel/dates';
import type { Actions, App, DuplicateQuery, Views } from '../state/contract';

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
  };
}

type Input = Parameters<Actions['registerWarga']>[0];

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

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

/** First day of the pregnancy from the weeks told, or null. */
export function pregnantSince(draft: PersonDraft, today: IsoDate): IsoDate | null {
  const weeks = Number(draft.weeks);
  if (draft.kind !== 'ibu_hamil') return null;
  return Number.isInteger(weeks) && weeks > 0 && weeks < 45 ? addDays(today, -7 * weeks) : today;
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
  if (head === null) return actions.registerWarga(input, { draft: draftKey });
  const known = views.families.value.find(
    (one) => one.kepala_nama.toLowerCase() === head.toLowerCase(),
  );
  if (known) return actions.registerWarga({ ...input, keluarga_id: known.id }, { draft: draftKey });
  const family = await actions.registerKeluarga({ kepala_nama: head, rt: filled(draft.rt) });
  if (!family.ok) return family;
  return actions.registerWarga({ ...input, keluarga_id: family.value.id }, { draft: draftKey });
}
