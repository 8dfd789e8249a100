import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from './button';
import { DateField, dateOfDigits } from './date-question';
import { Choice, TextField, Tick } from './fields';
import { KkField, NikField } from './nik-field';
import { Problem } from './notices';
import { Mistake } from './person-mistake';
import { BirthStep, NameStep } from './person-steps';
import { ParentField, PlaceFields } from './person-steps-more';
import { Sheet } from './sheet';
import { beginEpisode, type FixDraft, fixDraft, keepFix, runningOf } from '../fix-person';
import { birthOf, weeksAgo } from '../new-person';
import { useDraft } from '../draft';
import { type IsoDate, longDate } from '../../kernel/dates';
import { fail } from '../../kernel/result';
import type { ProfileView, Saved } from '../../state/contract';
import { ORANG_BARU, PROFIL as WORDS } from '../teks/orang';
import { UMUM } from '../teks/umum';
import { tell, type Undo } from '../undo';
import { undoFix } from '../undo-fix';

const draftKey = (id: string): string => `orang-perbaiki:${id}`;

interface Props {
  readonly profile: ProfileView;
  readonly close: () => void;
}

/** Everything about a person that may be wrong or may have changed; nothing of it asks the network. */
export function FixPerson({ profile }: { profile: ProfileView }): VNode {
  const { actions } = useApp();
  const key = draftKey(profile.warga.id);
  const [open, setOpen] = useState(actions.readDraft(key) !== undefined);
  const close = (): void => {
    setOpen(false);
    void actions.dropDraft(key);
  };
  return (
    <>
      <Button
        small
        onClick={() => {
          setOpen(true);
        }}
      >
        {WORDS.edit}
      </Button>
      {open && <FixSheet profile={profile} close={close} />}
    </>
  );
}

function options<T extends string>(
  words: Readonly<Record<T, string>>,
): { value: T; label: string }[] {
  return (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));
}

function FixSheet(props: Props): VNode {
  const [part, setPart] = useState<keyof typeof WORDS.parts>('data');
  const woman = props.profile.warga.jenis_kelamin === 'P';
  const parts = options(WORDS.parts).filter(({ value }) => woman || value !== 'masa');
  return (
    <Sheet title={WORDS.edit} onClose={props.close}>
      <Choice hideLegend legend={WORDS.edit} options={parts} value={part} onValue={setPart} />
      {part === 'data' && <Facts {...props} />}
      {part === 'masa' && <Episodes {...props} />}
      {part === 'akhir' && <Leaving {...props} />}
      {part === 'arsip' && <Mistake warga={props.profile.warga} close={props.close} />}
    </Sheet>
  );
}

function Facts({ profile, close }: Props): VNode {
  const app = useApp();
  const { warga } = profile;
  const [draft, change] = useDraft(draftKey(warga.id), fixDraft(profile, app.views));
  const { problem, busy, save } = useSaving();
  const form = { draft, change };
  const keep = (): void => {
    save(
      () => keepFix(profile, draft, app),
      (changed) => {
        close();
        if (changed) tell(WORDS.fixed, undoFix(profile, draft, app));
      },
    );
  };
  return (
    <>
      <NameStep {...form} />
      <BirthStep {...form} />
      <ParentField {...form} label={ORANG_BARU.mother} />
      <PlaceFields {...form} />
      <Numbers {...form} profile={profile} />
      <Choice
        legend={WORDS.reason}
        options={WORDS.reasons.map((value) => ({ value, label: value }))}
        value={draft.alasan}
        onValue={(alasan) => {
          change({ alasan });
        }}
      />
      <Problem words={problem} />
      <Button kind="main" busy={busy} onClick={keep}>
        {UMUM.save}
      </Button>
    </>
  );
}

interface NumbersProps {
  readonly profile: ProfileView;
  readonly draft: FixDraft;
  readonly change: (change: Partial<FixDraft>) => void;
}

/** NIK and KK: what is known stays masked, what is typed replaces it. */
function Numbers({ profile: { warga, keluarga }, draft, change }: NumbersProps): VNode {
  const { views } = useApp();
  const known = (masked?: string | null): string | null => (masked ? WORDS.known(masked) : null);
  return (
    <>
      <NikField
        nik={draft.nik}
        birth={birthOf(draft, views)}
        sex={draft.sex}
        hint={known(warga.nik_samar)}
        onNik={(nik) => {
          change({ nik });
        }}
      />
      {warga.nik_samar !== null && (
        <Tick
          checked={draft.noNik}
          onChecked={(noNik) => {
            change({ noNik });
          }}
        >
          {WORDS.noNikNow}
        </Tick>
      )}
      <KkField
        kk={draft.kk}
        hint={known(keluarga?.kk_samar)}
        onKk={(kk) => {
          change({ kk });
        }}
      />
    </>
  );
}

interface Dated {
  readonly field: VNode;
  readonly problem: VNode;
  readonly busy: boolean;
  readonly keep: (work: (day: IsoDate) => Saved, undo?: Undo) => void;
}

/** One date and one save, shared by the times of her life and by leaving. */
function useDated(close: () => void): Dated {
  const { today } = useApp().views.home.value;
  const [digits, setDigits] = useState('');
  const { problem, busy, save } = useSaving();
  const day = digits === '' ? today : dateOfDigits(digits);
  return {
    busy,
    field: <DateField label={WORDS.day} hint={WORDS.dayHint} value={digits} onValue={setDigits} />,
    problem: <Problem words={problem} />,
    keep: (work, undo) => {
      save(
        async () => (day === null ? fail('warga.tanggal_tidak_ada') : work(day)),
        () => {
          close();
          tell(WORDS.fixed, undo);
        },
      );
    },
  };
}

function Episodes({ profile: { warga }, close }: Props): VNode {
  const { actions } = useApp();
  const dated = useDated(close);
  const { field, problem, busy, keep } = dated;
  return (
    <>
      {field}
      {runningOf(warga).map((each) => (
        <Button
          key={each.id}
          busy={busy}
          onClick={() => {
            const { id, jenis, mulai } = each;
            keep(
              (day) => actions.recordEpisode(warga.id, jenis, mulai, day, id),
              () => actions.recordEpisode(warga.id, jenis, mulai, null, id),
            );
          }}
        >
          {WORDS.end(WORDS.phases[each.jenis], longDate(each.mulai))}
        </Button>
      ))}
      <Begin warga={warga} dated={dated} />
      {problem}
    </>
  );
}

function Begin({ warga, dated }: { warga: ProfileView['warga']; dated: Dated }): VNode {
  const { actions, views } = useApp();
  const [jenis, setJenis] = useState<keyof typeof WORDS.phases>('hamil');
  const [weeks, setWeeks] = useState('');
  const begin = (day: IsoDate): Saved => {
    const since = jenis === 'hamil' ? weeksAgo(weeks, views.home.value.today, day) : day;
    return beginEpisode(actions, warga, jenis, since);
  };
  return (
    <>
      <Choice
        legend={WORDS.phase}
        hint={WORDS.hpht}
        options={options(WORDS.phases)}
        value={jenis}
        onValue={setJenis}
      />
      {jenis === 'hamil' && (
        <TextField
          label={ORANG_BARU.weeks}
          hint={ORANG_BARU.weeksHint}
          value={weeks}
          mode="numeric"
          maxLength={2}
          onValue={setWeeks}
        />
      )}
      <Button
        kind="main"
        busy={dated.busy}
        onClick={() => {
          dated.keep(begin);
        }}
      >
        {UMUM.save}
      </Button>
    </>
  );
}

/** She moved or died; who is here again, or was never gone, is taken back. */
function Leaving({ profile: { warga }, close }: Props): VNode {
  const { actions, views } = useApp();
  const before = warga.status;
  const [status, setStatus] = useState<keyof typeof WORDS.states>(
    before === 'pindah' ? 'aktif' : 'pindah',
  );
  const { field, problem, busy, keep } = useDated(close);
  const undo: Undo = () =>
    // Back to the day she left on, which the mistake would otherwise have moved.
    actions.endWarga(warga.id, before, warga.status_tanggal ?? views.home.value.today);
  return (
    <>
      <Choice
        legend={WORDS.state}
        options={options(WORDS.states).filter(({ value }) => value !== before)}
        value={status}
        onValue={setStatus}
      />
      {field}
      {problem}
      <Button
        kind="main"
        busy={busy}
        onClick={() => {
          keep((day) => actions.endWarga(warga.id, status, day), undo);
        }}
      >
        {UMUM.save}
      </Button>
    </>
  );
}
