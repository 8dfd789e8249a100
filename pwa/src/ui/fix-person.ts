import { birthOf, EMPTY_PERSON, filled, keepFamily, type PersonDraft } from './new-person';
import type { CorrectWarga, RecordEpisode, WargaRow } from '../domain/contracts.generated';
import { type Episode, episodesOf } from '../domain/lifecycle';
import { addDays, type IsoDate } from '../kernel/dates';
import { fail, ok, type Result } from '../kernel/result';
import type { Actions, App, ProfileView, Views } from '../state/contract';
import { PROFIL } from './teks/orang';

/** "Perbaiki data" as typed: the form of registration with what is known, and why it changes (R19). */
export interface FixForm extends PersonDraft {
  readonly alasan: string;
  readonly noNik: boolean;
}

export interface FixDraft extends FixForm {
  /** What the form said when typing began: whatever else has become known since then is left alone. */
  readonly mulai: FixForm;
}

const text = (value: string | null | undefined): string => value ?? '';

export function fixDraft({ warga, ageMonths }: ProfileView, views: Views): FixDraft {
  const mother = views.profile(warga.ibu_id ?? '')?.warga;
  const mulai: FixForm = {
    ...EMPTY_PERSON,
    kind: ageMonths < 60 ? 'anak' : null,
    nama: warga.nama,
    sex: warga.jenis_kelamin,
    birth: warga.tanggal_lahir.split('-').reverse().join(''),
    parent: text(mother?.nama ?? warga.nama_ibu),
    parentId: text(mother?.id),
    rt: text(warga.rt),
    telepon: text(warga.telepon),
    alasan: PROFIL.reasons[0],
    noNik: false,
  };
  return { ...mulai, mulai };
}

type Changes = Omit<CorrectWarga, 'warga_id' | 'alasan'>;

/** Only what the kader changed; a birth date left alone keeps saying whether it was a guess. */
function changesOf({ mulai: start, ...draft }: FixDraft, birth: IsoDate): Changes {
  const differs = (...keys: (keyof FixForm)[]): boolean =>
    keys.some((key) => draft[key] !== start[key]);
  const { sex, unknown } = draft;
  const nama = draft.nama.trim();
  const nik = draft.noNik ? null : draft.nik;
  return {
    ...(nama !== start.nama && { nama }),
    ...(sex && differs('sex') && { jenis_kelamin: sex }),
    ...(differs('birth', 'unknown') && {
      tanggal_lahir: birth,
      tanggal_lahir_perkiraan: unknown,
    }),
    ...(differs('parent', 'parentId') && {
      ibu_id: filled(draft.parentId),
      nama_ibu: filled(draft.parent),
    }),
    ...(differs('rt') && { rt: filled(draft.rt) }),
    ...(differs('telepon') && { telepon: filled(draft.telepon) }),
    ...(nik !== '' && { nik }),
  };
}

/** Saves the changes, then the KK number; whose family is not known gets one. Tells whether anything changed. */
export async function keepFix(
  { warga }: ProfileView,
  draft: FixDraft,
  { views, actions }: App,
): Promise<Result<boolean>> {
  const birth = birthOf(draft, views);
  if (birth === null) return fail('warga.tanggal_tidak_ada');
  const { alasan, kk } = draft;
  const about = { warga_id: warga.id, alasan };
  const changes = changesOf(draft, birth);
  const changed = Object.keys(changes).length > 0;
  const saved = changed ? await actions.correctWarga({ ...changes, ...about }) : ok(null);
  if (!saved.ok || kk === '') return saved.ok ? ok(changed) : saved;
  const { keluarga_id: known } = warga;
  const family = await keepFamily(actions, known, draft.nama.trim(), draft, alasan);
  if (!family.ok || known !== null) return family.ok ? ok(true) : family;
  const joined = await actions.correctWarga({ ...about, keluarga_id: family.value });
  return joined.ok ? ok(true) : joined;
}

/** Times of her life that nobody ended yet. */
export function runningOf(warga: WargaRow): readonly Episode[] {
  return episodesOf(warga).filter(({ selesai }) => selesai === null);
}

/**
 * A new time of her life. After a birth the pregnancy is over, or she would still count as pregnant: when its end
 * was refused that is said, and trying again finds the time that began already.
 */
export async function beginEpisode(
  actions: Actions,
  warga: WargaRow,
  jenis: RecordEpisode['jenis'],
  since: IsoDate,
): ReturnType<Actions['recordEpisode']> {
  const running = runningOf(warga);
  const begun = running.find((each) => each.jenis === jenis && each.mulai === since);
  const saved = await (begun
    ? actions.recordEpisode(warga.id, jenis, since, null, begun.id)
    : actions.recordEpisode(warga.id, jenis, since));
  const before = addDays(since, -1);
  for (const each of saved.ok && jenis !== 'hamil' ? running : []) {
    if (each.jenis !== 'hamil' || each.mulai > before) continue;
    const ended = await actions.recordEpisode(warga.id, 'hamil', each.mulai, before, each.id);
    if (!ended.ok) return ended;
  }
  return saved;
}
