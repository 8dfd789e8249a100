import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Lost } from './lost';
import { type Checked, checkAnswers, type Typed } from '../answers';
import { useApp, useSaving } from '../app-context';
import { AdviceList } from '../components/advice';
import { Button } from '../components/button';
import { CallLink } from '../components/help';
import { TextField } from '../components/fields';
import { Notice, Problem } from '../components/notices';
import { QuestionForm } from '../components/question-form';
import { Screen } from '../components/screen';
import { ReceiverTicks, useReceivers } from '../components/sealed-receivers';
import { type Line, requestKind, useCatalog } from '../catalog';
import { replace } from '../router';
import { UMUM } from '../teks/umum';
import { RAHASIA as WORDS, USULAN } from '../teks/usulan';
import { dismiss, tell } from '../undo';

/** The sealed report (R55): nothing of it is kept as a draft, shown again, shared or photographed. */
export function Sealed(): VNode {
  const line = useCatalog()?.lines.find((one) => one.rahasia === true);
  if (!line) return <Lost words={USULAN.noCatalog} />;
  return <SealedForm line={line} />;
}

function leave(): void {
  replace('beranda');
}

function SealedForm({ line }: { line: Line }): VNode {
  const { actions } = useApp();
  const [typed, setTyped] = useState<Typed>({});
  const [story, setStory] = useState('');
  const [lack, setLack] = useState('');
  const receivers = useReceivers();
  useEffect(dismiss, []);
  const { problem, busy, save } = useSaving();
  const seal = (answers: Checked['answers']): void => {
    const dikecualikan = [...receivers.involved];
    const isi = { layanan_id: line.id, jawaban: answers, cerita: story.trim(), dikecualikan };
    save(
      () => actions.sealKasus(isi, [...receivers.readers]),
      ({ time }) => {
        leave();
        // Whoever takes the phone next reads nothing of what was told.
        tell(UMUM.savedAt(time));
      },
    );
  };
  const send = (): void => {
    void checkAnswers(line, requestKind(line), typed).then(({ answers, problem: wrong }) => {
      const missing = receivers.readers.length === 0 ? WORDS.needReader : wrong;
      setLack(missing);
      if (missing === '') seal(answers);
    });
  };
  return (
    <SealedFrame busy={busy} send={send}>
      <QuestionForm questions={line.questions} typed={typed} onTyped={setTyped} sealed />
      <AdviceList line={line} typed={typed} wargaId="" />
      <TextField long label={WORDS.story} maxLength={2000} value={story} onValue={setStory} />
      <ReceiverTicks receivers={receivers} />
      <Problem words={lack === '' ? problem : lack} />
    </SealedFrame>
  );
}

interface FrameProps {
  readonly busy: boolean;
  readonly send: () => void;
  readonly children: VNode[];
}

/** A way out at once, numbers to call first, and the promise; then the form. */
function SealedFrame({ busy, send, children }: FrameProps): VNode {
  return (
    <Screen
      title={WORDS.title}
      backTo="beranda"
      onBack={leave}
      actions={
        <Button kind="main" icon="kunci" busy={busy} onClick={send}>
          {WORDS.send}
        </Button>
      }
    >
      <Button kind="danger" icon="keluar" onClick={leave}>
        {WORDS.exit}
      </Button>
      <Emergency />
      <Notice icon="perisai">
        <strong>{WORDS.protect}</strong> {WORDS.how}
      </Notice>
      {children}
    </Screen>
  );
}

/** 112, 110, 129: only where the region has declared them active. */
function Emergency(): VNode | null {
  const numbers = useApp().views.settings.value.emergency;
  if (numbers.length === 0) return null;
  return (
    <section class="stack-tight">
      <h2>{WORDS.call}</h2>
      {numbers.map((one) => (
        <CallLink key={one.nomor} name={one.nama} number={one.nomor} />
      ))}
    </section>
  );
}
