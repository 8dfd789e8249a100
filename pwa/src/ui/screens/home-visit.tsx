import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { Lost } from './lost';
import { type Checked, checkAnswers, type Typed } from '../answers';
import { useApp, useSaving } from '../app-context';
import { AdviceList } from '../components/advice';
import { Button, LinkButton } from '../components/button';
import { VisitBlock } from '../components/visit-block';
import { TextField } from '../components/fields';
import { Fold, Problem } from '../components/notices';
import { QuestionForm } from '../components/question-form';
import { Screen } from '../components/screen';
import { type Bidang, findLine, type Line, questionsFor, recordKind, useCatalog } from '../catalog';
import { useDraft } from '../draft';
import { path, replace } from '../router';
import type { ProfileView } from '../../state/contract';
import { PROFIL } from '../teks/orang';
import { KUNJUNGAN as WORDS } from '../teks/kunjungan';
import { USULAN } from '../teks/usulan';
import { TAKEN_BACK, tell, undoThen } from '../undo';
import {
  EMPTY_VISIT,
  type FollowDraft,
  NO_FOLLOW,
  type Outcome,
  VISIT_LINE,
  type VisitDraft,
  visitInput,
  type Where,
} from '../visit-draft';

/** K-13: six blocks, twelve big buttons; what needs help goes on as a request with everything filled in. */
export function HomeVisit({ id }: { id: string }): VNode {
  const profile = useApp().views.profile(id);
  if (profile === null) return <Lost words={PROFIL.gone} />;
  return <Visit profile={profile} />;
}

function Visit({ profile }: { profile: ProfileView }): VNode {
  const catalog = useCatalog();
  const line = catalog ? findLine(catalog, VISIT_LINE) : undefined;
  if (!catalog || !line) return <Lost words={USULAN.noCatalog} />;
  return <VisitSteps profile={profile} line={line} fields={catalog.bidang} />;
}

interface StepsProps {
  readonly profile: ProfileView;
  readonly line: Line;
  readonly fields: readonly Bidang[];
}

function VisitSteps({ profile, line, fields }: StepsProps): VNode {
  const { actions } = useApp();
  const wargaId = profile.warga.id;
  const key = `kunjungan:${wargaId}`;
  const [draft, change] = useDraft(key, EMPTY_VISIT);
  const { follow, changeFollow, endFollow } = useFollow(wargaId);
  const [lack, setLack] = useState('');
  const { problem, busy, save } = useSaving();
  const where = useWhere(profile);
  const keep = (outcome: Outcome, answers: Checked['answers']): void => {
    const input = visitInput(wargaId, outcome, draft, fields, answers, where.current);
    save(
      () => actions.recordKunjungan(input, { draft: key }),
      ({ id: visitId }) => {
        tell(
          WORDS.saved,
          undoThen(() => actions.voidKunjungan(visitId, TAKEN_BACK), endFollow),
        );
        const kode = needy(draft);
        if (outcome === 'selesai' && kode.length > 0) changeFollow({ visitId, kode });
        else replace('kunjungan');
      },
    );
  };
  const record = (outcome: Outcome): void => {
    void checkAnswers(line, recordKind(line), draft.jawaban).then((checked) => {
      const wrong = outcome === 'selesai' ? checked.problem : '';
      setLack(wrong);
      if (wrong === '') keep(outcome, checked.answers);
    });
  };
  if (follow.visitId !== '') {
    const open = fields.filter(({ code }) => follow.kode.includes(code));
    return <FollowUp fields={open} wargaId={wargaId} visitId={follow.visitId} done={endFollow} />;
  }
  const form = { draft, change, fields, line, busy, record, wargaId };
  const words = lack === '' ? problem : lack;
  return <VisitForm {...form} name={profile.warga.nama} problem={words} />;
}

/** What is left to ask for outlives the way to a request and back, and a reload. */
function useFollow(wargaId: string): {
  readonly follow: FollowDraft;
  readonly changeFollow: (change: FollowDraft) => void;
  readonly endFollow: () => void;
} {
  const { actions } = useApp();
  const key = `lanjutan:${wargaId}`;
  const [follow, changeFollow] = useDraft(key, NO_FOLLOW);
  const endFollow = (): void => {
    void actions.dropDraft(key);
    replace('kunjungan');
  };
  return { follow, changeFollow, endFollow };
}

function needy({ keadaan }: VisitDraft): readonly string[] {
  return Object.keys(keadaan).filter((code) => keadaan[code] === 'bantuan');
}

/** Where the house is: by its words, and on the map when the kader has allowed that before. */
function useWhere({ placeWords: tempat }: ProfileView): { readonly current: Where } {
  const { actions } = useApp();
  const where = useRef<Where>({ tempat, lokasi: null });
  useEffect(() => {
    const found = actions.location(false).catch(() => null);
    void found.then((lokasi) => (where.current = { tempat, lokasi }));
  }, []);
  return where;
}

interface FormProps {
  readonly name: string;
  readonly draft: VisitDraft;
  readonly change: (change: Partial<VisitDraft>) => void;
  readonly fields: readonly Bidang[];
  readonly line: Line;
  readonly wargaId: string;
  readonly busy: boolean;
  readonly problem: string;
  readonly record: (outcome: Outcome) => void;
}

function VisitForm(props: FormProps): VNode {
  const { name, busy, problem, record } = props;
  return (
    <Screen
      key="rumah"
      title={name}
      note={WORDS.home}
      backTo="kunjungan"
      actions={
        <Button
          kind="main"
          busy={busy}
          onClick={() => {
            record('selesai');
          }}
        >
          {WORDS.done}
        </Button>
      }
    >
      <Absent busy={busy} record={record} />
      <Blocks {...props} />
      <AboutVisit {...props} />
      <Problem words={problem} />
    </Screen>
  );
}

/** Nobody there and not willing are normal outcomes (F5). */
function Absent({ busy, record }: Pick<FormProps, 'busy' | 'record'>): VNode {
  return (
    <div class="pair">
      <Button
        busy={busy}
        onClick={() => {
          record('tidak_ada_orang');
        }}
      >
        {WORDS.notHome}
      </Button>
      <Button
        busy={busy}
        onClick={() => {
          record('tidak_bersedia');
        }}
      >
        {WORDS.unwilling}
      </Button>
    </div>
  );
}

function Blocks({ fields, draft, change }: FormProps): VNode {
  return (
    <section class="stack-tight">
      <h2>{WORDS.blocks}</h2>
      {fields.map((bidang) => (
        <VisitBlock
          key={bidang.code}
          bidang={bidang}
          state={draft.keadaan[bidang.code] ?? null}
          onState={(state) => {
            change({ keadaan: { ...draft.keadaan, [bidang.code]: state } });
          }}
        />
      ))}
    </section>
  );
}

/** The questions of the visit itself: what must be told stands open, the rest is folded away. */
function AboutVisit({ line, draft, change, wargaId }: FormProps): VNode {
  const questions = questionsFor(line, recordKind(line));
  const must = questions.filter((question) => question.required !== undefined);
  const more = questions.filter((question) => question.required === undefined);
  const form = {
    typed: draft.jawaban,
    onTyped: (jawaban: Typed) => {
      change({ jawaban });
    },
  };
  return (
    <>
      <QuestionForm questions={must} {...form} />
      <Fold title={WORDS.questions} icon="tulis">
        <QuestionForm questions={more} {...form} />
        <TextField
          long
          label={WORDS.remark}
          hint={WORDS.remarkHint}
          maxLength={500}
          value={draft.catatan}
          onValue={(catatan) => {
            change({ catatan });
          }}
        />
      </Fold>
      <AdviceList line={line} typed={draft.jawaban} wargaId={wargaId} />
    </>
  );
}

interface FollowProps {
  readonly fields: readonly Bidang[];
  readonly wargaId: string;
  readonly visitId: string;
  readonly done: () => void;
}

function FollowUp({ fields, wargaId, visitId, done }: FollowProps): VNode {
  return (
    <Screen
      key="usulan"
      title={WORDS.followTitle}
      backTo="kunjungan"
      actions={
        <Button kind="main" onClick={done}>
          {WORDS.allDone}
        </Button>
      }
    >
      <p class="soft">{WORDS.followHint}</p>
      {fields.map(({ code, short_name: name }) => (
        <LinkButton
          key={code}
          href={path('usulan-bidang', code, `${wargaId}.${visitId}`)}
          icon="usulan"
        >
          {WORDS.makeRequest(name)}
        </LinkButton>
      ))}
    </Screen>
  );
}
