import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Lost } from './lost';
import { useApp, useSaving } from '../app-context';
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
import type { ResultView } from '../../state/contract';
import { firstName } from '../teks/bagikan';
import { HASIL as WORDS, TIMBANG } from '../teks/pertumbuhan';
import { UMUM } from '../teks/umum';

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

/** Saves the ticks as a correction, and only when the kader changed one. */
function useTicks({ result, row }: Props): {
  ticks: Ticks;
  setTicks: (ticks: Ticks) => void;
  problem: string;
  busy: boolean;
  finish: (then: () => void) => void;
} {
  const { actions } = useApp();
  const start: Ticks = { vitaminA: row.vitamin_a, tellMidwife: result.tellMidwife };
  const [first] = useState(start);
  const [ticks, setTicks] = useState(start);
  const { problem, busy, save } = useSaving();
  const finish = (then: () => void): void => {
    if (ticks.vitaminA === first.vitaminA && ticks.tellMidwife === first.tellMidwife) {
      then();
      return;
    }
    save(() => actions.correctPenimbangan(tickCorrection(row, ticks)), then);
  };
  return { ticks, setTicks, problem, busy, finish };
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
    lilaMm: row.lila_mm,
    lingkarKepalaMm: row.lingkar_kepala_mm,
    edema: row.edema,
    vitaminA: ticks.vitaminA,
    beriTahuBidan: ticks.tellMidwife,
  };
}

function Result(props: Props): VNode {
  const { result } = props;
  const { ticks, setTicks, problem, busy, finish } = useTicks(props);
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
      actions={<Onward result={result} busy={busy} finish={finish} toQueue={toQueue} />}
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
  readonly busy: boolean;
  readonly finish: (then: () => void) => void;
  readonly toQueue: () => void;
}

/** The next child in the order of calling, or back to the queue. */
function Onward({ result, busy, finish, toQueue }: OnwardProps): VNode {
  const { next } = result;
  if (next === null) {
    return (
      <Button kind="main" busy={busy} onClick={toQueue}>
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
      <Button small busy={busy} onClick={toQueue}>
        {WORDS.toQueue}
      </Button>
      <Button kind="main" busy={busy} onClick={onNext}>
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
