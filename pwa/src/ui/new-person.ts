import { addDays, type IsoDate } from '../kernel/dates';
import type { KeluargaRow } from '../domain/contracts.generated';
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
  /** Whether a family of that head in that RT, already known, is meant; null until asked. */
  readonly keluarga: 'sama' | 'lain' | null;
  readonly rt: string;
  readonly telepon: string;
  readonly kk: string;
  /** Whether the typed KK number takes the place of the one her family has; null until asked. */
  readonly kkBeda: 'tetap' | 'ganti' | null;
  readonly nikNow: boolean;
  readonly nik: string;
  readonly foto: boolean | null;
  readonly pesan: boolean | null;
  readonly tamu: boolean;
  /** Where a guest belongs, as told, and the posyandu that was picked for it. */
  readonly asal: string;
  readonly asalId: string;
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
  keluarga: null,
  rt: '',
  telepon: '',
  kk: '',
  kkBeda: null,
  nikNow: false,
  nik: '',
  foto: null,
  pesan: null,
  tamu: false,
  asal: '',
  asalId: '',
};

/** Children are told in months, everybody else in years. */
export function inMonths(draft: PersonDraft): boolean {
  return draft.kind === 'anak';
}

/** Nobody is older; the same bound as for a date that is typed whole. */
const OLDEST_MONTHS = 120 * 12;

export function birthOf(draft: PersonDraft, views: Views): IsoDate | null {
  if (!draft.unknown) {
    const typed = views.birthDate(draft.birth);
    return typed.ok ? typed.value.date : null;
  }
  const count = Number(draft.about.replace(',', '.'));
  const months = Math.round(inMonths(draft) ? count : count * 12);
  if (draft.about.trim() === '' || !(months >= 0 && months <= OLDEST_MONTHS)) return null;
  return views.birthDateAbout(months);
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

function originOf({
  tamu,
  asal,
  asalId,
}: PersonDraft): Pick<Input, 'asal_posyandu_id' | 'asal_teks'> {
  if (!tamu) return {};
  return { asal_posyandu_id: filled(asalId), asal_teks: filled(asal) };
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
    ...originOf(draft),
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

/** A head of family who was typed, not picked. */
export function headTyped(draft: PersonDraft): string | null {
  return inMonths(draft) || draft.parentId !== '' ? null : filled(draft.parent);
}

/** A family that may be meant: its head has that name and the RT does not speak against it. It is asked, never assumed. */
export function sameFamily(draft: PersonDraft, views: Views): KeluargaRow | undefined {
  const head = headTyped(draft)?.toLowerCase();
  const rt = filled(draft.rt)?.replace(/^0+/, '');
  return views.families.value.find(
    (one) =>
      one.kepala_nama.toLowerCase() === head &&
      (!rt || !one.rt || one.rt.replace(/^0+/, '') === rt),
  );
}

/** The family she comes into, when it is known: that of the parent who was picked, or the one that was confirmed. */
export function knownFamily(draft: PersonDraft, views: Views): KeluargaRow | undefined {
  const picked = draft.parentId === '' ? null : views.profile(draft.parentId)?.keluarga;
  return picked ?? (draft.keluarga === 'sama' ? sameFamily(draft, views) : undefined);
}

/** Whether the typed KK number would replace one that her family has already: that is asked, never done silently. */
export function replacesKk(draft: PersonDraft, views: Views): boolean {
  return draft.kk !== '' && Boolean(knownFamily(draft, views)?.kk_samar);
}

/** What is saved of the family: without the KK number when the known one stays. */
function familyFacts(draft: PersonDraft, views: Views): Pick<PersonDraft, 'kk' | 'rt'> {
  const stays = replacesKk(draft, views) && draft.kkBeda !== 'ganti';
  return { rt: draft.rt, kk: stays ? '' : draft.kk };
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
  const known = input.keluarga_id ?? knownFamily(draft, views)?.id ?? null;
  // With a KK number there is a family, whoever its head is.
  const named = head ?? (draft.kk === '' ? null : (filled(draft.parent) ?? input.nama));
  const family = await keepFamily(
    actions,
    known,
    named,
    familyFacts(draft, views),
    PROFIL.reasons[1],
  );
  if (!family.ok) return family;
  const { today } = views.home.value;
  const hamil = draft.kind === 'ibu_hamil' ? weeksAgo(draft.weeks, today, today) : null;
  const whole = { ...input, keluarga_id: family.value };
  return actions.registerWarga(whole, { draft: draftKey, hamil });
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
