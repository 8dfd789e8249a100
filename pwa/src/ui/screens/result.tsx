import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { Lost } from './lost';
import { useApp } from '../app-context';
import { Button, LinkButton } from '../components/button';
import { Tick } from '../components/fields';
import { Figures } from '../components/figures';
import { Problem } from '../components/notices';
import { ResultShare } from '../components/result-share';
import { Screen } from '../components/screen';
import { speak, SpeakButton, useVoice } from '../components/speak';
import { Verdict } from '../components/verdict';
import type { PenimbanganRow } from '../../domain/contracts.generated';
import { path, replace } from '../router';
import { sentence } from '../../state/sentences';
import type { ResultView } from '../../state/contract';
import { firstName } from '../teks/bagikan';
import { HASIL as WORDS, TIMBANG } from '../teks/pertumbuhan';
import { UMUM } from '../teks/umum';
import { dismiss } from '../undo';

/** K-06: the direction of growth in one word, what to say aloud, what is due; figures only behind a fold. */
export function ResultScreen({ id }: { id: string }): VNode {
  const { views } = useApp();
  const result = views.result(id);
  const row = views.penimbangan(id);
  if (result === null || row === null) return <Lost words={TIMBANG.gone} />;
  return <Result result={result} row={row} />;
}

interface Props {
  readonly result: ResultView;
  readonly row: PenimbanganRow;
}

interface Ticks {
  readonly vitaminA: 'biru' | 'merah' | null;
  readonly tellMidwife: boolean;
}

/**
 * A tick is saved when it is made: whatever way leads on from here, or none, it is kept. One that could not be saved
 * is taken off again and said; who has read that may go on.
 */
function useTicks({ result, row }: Props): {
  ticks: Ticks;
  setTicks: (ticks: Ticks) => void;
  problem: string;
  finish: (then: () => void) => void;
} {
  const { actions } = useApp();
  const [ticks, show] = useState({ vitaminA: row.vitamin_a, tellMidwife: result.tellMidwife });
  const [problem, setProblem] = useState('');
  const saved = useRef(Promise.resolve(true));
  const kept = useRef(ticks);
  const setTicks = (next: Ticks): void => {
    show(next);
    dismiss();
    saved.current = saved.current
      .then(() => actions.correctPenimbangan(tickCorrection(row, next)))
      .then((done) => {
        setProblem(done.ok ? '' : sentence(done.error));
        if (done.ok) kept.current = next;
        else show(kept.current);
        return done.ok;
      });
  };
  const finish = (then: () => void): void => {
    const told = problem !== '';
    void saved.current.then((ok) => {
      if (ok || told) then();
    });
  };
  return { ticks, setTicks, problem, finish };
}

function tickCorrection(
  row: PenimbanganRow,
  ticks: Ticks,
): Parameters<ReturnType<typeof useApp>['actions']['correctPenimbangan']>[0] {
  return {
    penimbanganId: row.id,
    alasan: WORDS.tickReason,
    beratG: row.berat_g,
    panjangMm: row.panjang_mm,
    posisi: row.posisi,
    vitaminA: ticks.vitaminA,
    beriTahuBidan: ticks.tellMidwife,
  };
}

function Result(props: Props): VNode {
  const { result } = props;
  const { ticks, setTicks, problem, finish } = useTicks(props);
  const toQueue = (): void => {
    finish(() => {
      replace('antrean');
    });
  };
  return (
    <Screen
      title={result.title}
      note={UMUM.savedAt(result.time)}
      onBack={toQueue}
      backTo="antrean"
      actions={<Onward result={result} finish={finish} toQueue={toQueue} />}
    >
      <Verdict result={result} />
      <Say words={result.sayToMother} />
      <Today result={result} ticks={ticks} setTicks={setTicks} />
      <Problem words={problem} />
      <Figures result={result} />
      <div class="pair">
        <ResultShare result={result} />
        <LinkButton href={path('perbaiki', result.penimbanganId)} icon="tulis">
          {TIMBANG.correct}
        </LinkButton>
      </div>
      <LinkButton href={path('orang', result.wargaId)} kind="quiet" icon="riwayat">
        {WORDS.curve}
      </LinkButton>
    </Screen>
  );
}

interface OnwardProps {
  readonly result: ResultView;
  readonly finish: (then: () => void) => void;
  readonly toQueue: () => void;
}

/** The next child in the order of calling, or back to the queue. */
function Onward({ result, finish, toQueue }: OnwardProps): VNode {
  const { next } = result;
  if (next === null) {
    return (
      <Button kind="main" onClick={toQueue}>
        {UMUM.done}
      </Button>
    );
  }
  const onNext = (): void => {
    finish(() => {
      replace('timbang', next.wargaId);
    });
  };
  return (
    <div class="actions-two">
      <Button small onClick={toQueue}>
        {WORDS.toQueue}
      </Button>
      <Button kind="main" onClick={onNext}>
        {WORDS.next(firstName(next.nama))}
      </Button>
    </div>
  );
}

function Say({ words }: { words: string }): VNode {
  const sound = useApp().views.settings.value.settings.sound;
  const voice = useVoice();
  useEffect(() => {
    if (sound && voice !== null) speak(words, voice);
  }, [sound, voice]);
  return (
    <section class="stack-tight">
      <h2 class="label-line">{WORDS.say}</h2>
      <p class="say">“{words}”</p>
      <SpeakButton words={words} label={WORDS.play} />
    </section>
  );
}

interface TodayProps {
  readonly result: ResultView;
  readonly ticks: Ticks;
  readonly setTicks: (ticks: Ticks) => void;
}

/** Only what is due today, and whether the midwife should know. */
function Today({ result, ticks, setTicks }: TodayProps): VNode {
  return (
    <fieldset class="stack-tight">
      <legend class="field-label">{WORDS.today}</legend>
      {result.extras.map(({ code, label }) => {
        const colour = code === 'vitamin_a_biru' ? 'biru' : 'merah';
        return (
          <Tick
            key={code}
            checked={ticks.vitaminA === colour}
            onChecked={(given) => {
              setTicks({ ...ticks, vitaminA: given ? colour : null });
            }}
          >
            {label}
          </Tick>
        );
      })}
      <Tick
        checked={ticks.tellMidwife}
        onChecked={(tellMidwife) => {
          setTicks({ ...ticks, tellMidwife });
        }}
      >
        {WORDS.tellMidwife}
      </Tick>
    </fieldset>
  );
}
