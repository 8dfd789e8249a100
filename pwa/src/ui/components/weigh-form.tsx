import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Button } from './button';
import { FindingCard } from './finding-card';
import { Keypad, Reading } from './keypad';
import { MoreMeasures } from './more-measures';
import { Problem } from './notices';
import { LENGTH, WEIGHT } from './reading';
import { ReasonSheet } from './reason-sheet';
import { Screen } from './screen';
import type { WeighView } from '../../state/contract';
import { TIMBANG as WORDS } from '../teks/pertumbuhan';
import { UMUM } from '../teks/umum';
import type { Weighing } from '../weighing';

/** What else can be said of this child at the first step: not weighed, or not to be counted. */
export interface WayOut {
  readonly label: string;
  readonly title: string;
  readonly reasons: readonly string[];
  readonly onReason: (words: string) => void;
}

interface Props {
  readonly view: WeighView;
  readonly weighing: Weighing;
  readonly busy: boolean;
  readonly problem: string;
  readonly out: WayOut;
  readonly backTo: string;
  readonly backId?: string;
}

/** K-05: one figure per step, keys up at once, last month below the title. */
export function WeighForm(props: Props): VNode {
  const { view, weighing, backTo, backId = '' } = props;
  const { draft, change, finding } = weighing;
  const toWeight = (): void => {
    change({ step: 'berat' });
  };
  return (
    <Screen
      tight
      title={view.title}
      backTo={backTo}
      backId={backId}
      {...(draft.step === 'panjang' && { onBack: toWeight })}
      actions={finding === null && <Forward {...props} />}
    >
      {finding ? (
        <FindingCard finding={finding} onAnswer={weighing.answer} />
      ) : (
        <Step key={draft.step} {...props} />
      )}
    </Screen>
  );
}

/** The main button at the right; at the left the way out that this step has. */
function Forward({ weighing, busy, out }: Props): VNode {
  const { draft, goOn } = weighing;
  const first = draft.step === 'berat';
  const next = (): void => {
    goOn();
  };
  return (
    <div class="actions-two">
      {first && <Out {...out} />}
      {!first && draft.panjang === '' && <Button onClick={next}>{WORDS.skipLength}</Button>}
      {!first && draft.panjang !== '' && <MoreMeasures weighing={weighing} />}
      <Button kind="main" busy={busy} onClick={next}>
        {first ? UMUM.next : UMUM.save}
      </Button>
    </div>
  );
}

function Step({ view, weighing, problem }: Props): VNode {
  const { draft, change } = weighing;
  const first = draft.step === 'berat';
  const measure = first ? WEIGHT : LENGTH;
  const text = first ? draft.berat : draft.panjang;
  const label = first ? WORDS.weightStep : WORDS.lengthStep[draft.posisi];
  const last = first ? view.lastWeightWords : view.lastLengthWords;
  return (
    <div class="weigh">
      <div class="weigh-head">
        <h2>
          {label} <span class="soft small">{UMUM.step(first ? 1 : 2, 2)}</span>
        </h2>
        {last !== '' && <p class="soft">{last}</p>}
      </div>
      {!first && <Position weighing={weighing} />}
      <Reading text={text} measure={measure} label={label} />
      <Problem words={weighing.problem === '' ? problem : weighing.problem} />
      <Keypad
        text={text}
        measure={measure}
        onText={(next) => {
          change(first ? { berat: next, yakin: [] } : { panjang: next, yakin: [] });
        }}
      />
    </div>
  );
}

function Position({ weighing }: { weighing: Weighing }): VNode {
  const { draft, change } = weighing;
  return (
    <div class="switch" role="group" aria-label={WORDS.position}>
      {(['telentang', 'berdiri'] as const).map((posisi) => (
        <button
          type="button"
          key={posisi}
          class="chip"
          aria-pressed={draft.posisi === posisi ? 'true' : 'false'}
          onClick={() => {
            change({ posisi });
          }}
        >
          {WORDS[posisi]}
        </button>
      ))}
    </div>
  );
}

function Out({ label, ...sheet }: WayOut): VNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        small
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {open && (
        <ReasonSheet
          {...sheet}
          close={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
