import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { DuplicateSheet } from '../components/duplicate-sheet';
import { Problem } from '../components/notices';
import { BirthStep, NameStep } from '../components/person-steps';
import { ConsentStep, FamilyStep } from '../components/person-steps-more';
import { KindStep } from '../components/person-kind';
import { Screen } from '../components/screen';
import { useDraft } from '../draft';
import {
  birthOf,
  duplicateQuery,
  EMPTY_PERSON,
  type PersonDraft,
  pregnantSince,
  register,
} from '../new-person';
import { replace } from '../router';
import type { DuplicateHit, Receipt } from '../../state/contract';
import { ORANG_BARU as WORDS } from '../teks/orang';
import { UMUM } from '../teks/umum';
import { tell } from '../undo';

const DRAFT = 'orang-baru';
const LAST_STEP = 5;

/** F2, five short steps; NIK may wait, a birth date may be a guess, nobody is sent home. */
export function NewPerson(): VNode {
  const { views } = useApp();
  const [draft, change] = useDraft(DRAFT, EMPTY_PERSON);
  const [lack, setLack] = useState('');
  const [same, setSame] = useState<readonly DuplicateHit[]>([]);
  const { problem, busy, finish: saveNow } = useRegister(draft);
  const finish = (): void => {
    const birth = birthOf(draft, views);
    const hits = birth === null ? [] : views.duplicates(duplicateQuery(draft, birth)).slice(0, 3);
    if (hits.length > 0) setSame(hits);
    else saveNow();
  };
  const next = (): void => {
    const missing = lackOf(draft, birthOf(draft, views) !== null);
    setLack(missing === '' ? '' : UMUM.required(missing));
    if (missing !== '') return;
    if (draft.step < LAST_STEP) change({ step: draft.step + 1 });
    else finish();
  };
  return (
    <Screen
      key={draft.step}
      title={WORDS.title}
      note={WORDS.step(draft.step)}
      backTo="antrean"
      {...(draft.step > 1 && {
        onBack: () => {
          change({ step: draft.step - 1 });
        },
      })}
      actions={
        draft.step > 1 && (
          <Button kind="main" busy={busy} onClick={next}>
            {draft.step === LAST_STEP ? UMUM.save : UMUM.next}
          </Button>
        )
      }
    >
      <StepBody draft={draft} change={change} />
      <Problem words={lack === '' ? problem : lack} />
      {same.length > 0 && (
        <DuplicateSheet
          hits={same}
          onDifferent={() => {
            setSame([]);
            saveNow();
          }}
          close={() => {
            setSame([]);
          }}
        />
      )}
    </Screen>
  );
}

function lackOf(draft: PersonDraft, hasBirth: boolean): string {
  if (draft.step === 2 && draft.nama.trim() === '') return WORDS.needWho;
  if (draft.step === 2 && draft.sex === null) return WORDS.needSex;
  return draft.step === 3 && !hasBirth ? WORDS.needBirth : '';
}

interface StepProps {
  readonly draft: PersonDraft;
  readonly change: (change: Partial<PersonDraft>) => void;
}

function StepBody(props: StepProps): VNode {
  switch (props.draft.step) {
    case 1:
      return <KindStep {...props} />;
    case 2:
      return <NameStep {...props} />;
    case 3:
      return <BirthStep {...props} />;
    case 4:
      return <FamilyStep {...props} />;
    default:
      return <ConsentStep {...props} />;
  }
}

function useRegister(draft: PersonDraft): { problem: string; busy: boolean; finish: () => void } {
  const app = useApp();
  const { views, actions } = app;
  const { problem, busy, save } = useSaving();
  const saved = (receipt: Receipt): void => {
    const since = pregnantSince(draft, views.home.value.today);
    if (since !== null) void actions.recordEpisode(receipt.id, 'hamil', since);
    tell(WORDS.saved(draft.nama.trim(), receipt.time));
    replace('orang', receipt.id);
  };
  const finish = (): void => {
    const birth = birthOf(draft, views);
    if (birth === null) return;
    save(() => register(draft, birth, app, DRAFT), saved);
  };
  return { problem, busy, finish };
}
