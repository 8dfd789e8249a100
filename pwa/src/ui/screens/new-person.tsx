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
  register,
  replacesKk,
  sameFamily,
} from '../new-person';
import { replace } from '../router';
import type { DuplicateHit, Receipt, Views } from '../../state/contract';
import { ORANG_BARU as WORDS } from '../teks/orang';
import { UMUM } from '../teks/umum';
import { tell } from '../undo';

const DRAFT = 'orang-baru';
const LAST_STEP = 5;

/** F2, five short steps; NIK may wait, a birth date may be a guess, nobody is sent home. */
export function NewPerson(): VNode {
  const [draft, change] = useDraft(DRAFT, EMPTY_PERSON);
  const { words, busy, same, next, close, saveNow } = useSteps(draft, change);
  const onBack = (): void => {
    change({ step: draft.step - 1 });
  };
  return (
    <Screen
      key={draft.step}
      title={WORDS.title}
      note={WORDS.step(draft.step)}
      backTo="antrean"
      {...(draft.step > 1 && { onBack })}
      actions={
        draft.step > 1 && (
          <Button kind="main" busy={busy} onClick={next}>
            {draft.step === LAST_STEP ? UMUM.save : UMUM.next}
          </Button>
        )
      }
    >
      <StepBody draft={draft} change={change} />
      <Problem words={words} />
      {same.length > 0 && <DuplicateSheet hits={same} onDifferent={saveNow} close={close} />}
    </Screen>
  );
}

interface Steps {
  readonly words: string;
  readonly busy: boolean;
  /** People who may be the same; shown before anything is saved. */
  readonly same: readonly DuplicateHit[];
  readonly next: () => void;
  readonly close: () => void;
  readonly saveNow: () => void;
}

function useSteps(draft: PersonDraft, change: StepProps['change']): Steps {
  const { views } = useApp();
  const [lack, setLack] = useState('');
  const [same, setSame] = useState<readonly DuplicateHit[]>([]);
  const { problem, busy, finish } = useRegister(draft);
  const close = (): void => {
    setSame([]);
  };
  const end = (): void => {
    const birth = birthOf(draft, views);
    const hits = birth === null ? [] : views.duplicates(duplicateQuery(draft, birth)).slice(0, 3);
    if (hits.length > 0) setSame(hits);
    else finish();
  };
  const next = (): void => {
    const missing = lackOf(draft, views);
    setLack(missing === '' ? '' : UMUM.required(missing));
    if (missing !== '') return;
    if (draft.step < LAST_STEP) change({ step: draft.step + 1 });
    else end();
  };
  const saveNow = (): void => {
    close();
    finish();
  };
  return { words: lack === '' ? problem : lack, busy, same, next, close, saveNow };
}

function lackOf(draft: PersonDraft, views: Views): string {
  if (draft.step === 2 && draft.nama.trim() === '') return WORDS.needWho;
  if (draft.step === 2 && draft.sex === null) return WORDS.needSex;
  if (draft.step === 3 && birthOf(draft, views) === null) return WORDS.needBirth;
  return draft.step === 4 ? familyLack(draft, views) : '';
}

function familyLack(draft: PersonDraft, views: Views): string {
  if (draft.keluarga === null && sameFamily(draft, views)) return WORDS.needFamily;
  return draft.kkBeda === null && replacesKk(draft, views) ? WORDS.needKk : '';
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
  const { views } = app;
  const { problem, busy, save } = useSaving();
  const saved = (receipt: Receipt): void => {
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
