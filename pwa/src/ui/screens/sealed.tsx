import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { readAnswers, type Typed } from '../answers';
import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { CallLink } from '../components/help';
import { TextField, Tick } from '../components/fields';
import { Icon } from '../components/icons';
import { Problem } from '../components/notices';
import { QuestionForm } from '../components/question-form';
import { Screen } from '../components/screen';
import { type Line, useCatalog } from '../catalog';
import type { SealKasus } from '../../domain/contracts.generated';
import { replace } from '../router';
import { RAHASIA as WORDS, USULAN } from '../teks/usulan';
import { tell } from '../undo';

type Receiver = SealKasus['penerima'][number];

/** The sealed report (R55): nothing of it is kept as a draft, shown again, shared or photographed. */
export function Sealed(): VNode {
  const line = useCatalog()?.lines.find((one) => one.rahasia === true);
  if (!line) return <Lost words={USULAN.noCatalog} />;
  return <SealedForm line={line} />;
}

function isReceiver(code: string): code is Receiver {
  return code in WORDS.receivers;
}

/** Posts the region has set; who is involved may not read and is not told. */
function useReceivers(): {
  posts: readonly Receiver[];
  involved: ReadonlySet<Receiver>;
  readers: readonly Receiver[];
  setInvolved: (post: Receiver, yes: boolean) => void;
  setReader: (post: Receiver, yes: boolean) => void;
} {
  const posyandu = useApp().views.home.value.posyandu;
  const posts = (posyandu?.penerima_kasus ?? []).filter(isReceiver);
  const [involved, setInvolved] = useState<ReadonlySet<Receiver>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<Receiver>>(new Set());
  const change = (
    set: ReadonlySet<Receiver>,
    post: Receiver,
    yes: boolean,
  ): ReadonlySet<Receiver> =>
    new Set(yes ? [...set, post] : [...set].filter((one) => one !== post));
  return {
    posts,
    involved,
    readers: posts.filter((post) => chosen.has(post) && !involved.has(post)),
    setInvolved: (post, yes) => {
      setInvolved(change(involved, post, yes));
    },
    setReader: (post, yes) => {
      setChosen(change(chosen, post, yes));
    },
  };
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
  const { problem, busy, save } = useSaving();
  const send = (): void => {
    const checked = readAnswers(line.questions, typed);
    const missing = receivers.readers.length === 0 ? WORDS.needReader : checked.problem;
    setLack(missing);
    if (missing !== '') return;
    const isi = {
      layanan_id: line.id,
      jawaban: checked.answers,
      cerita: story.trim(),
      dikecualikan: [...receivers.involved],
    };
    save(
      () => actions.sealKasus(isi, [...receivers.readers]),
      () => {
        leave();
        tell(WORDS.sent);
      },
    );
  };
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
      <p class="notice">
        <Icon name="perisai" />
        <span>
          <strong>{WORDS.protect}</strong> {WORDS.how}
        </span>
      </p>
      <QuestionForm questions={line.questions} typed={typed} onTyped={setTyped} sealed />
      <TextField long label={WORDS.story} maxLength={2000} value={story} onValue={setStory} />
      <Receivers receivers={receivers} />
      <Problem words={lack === '' ? problem : lack} />
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

function Receivers({ receivers }: { receivers: ReturnType<typeof useReceivers> }): VNode {
  const { posts, involved, readers } = receivers;
  const free = posts.filter((post) => !involved.has(post));
  return (
    <>
      <fieldset class="stack-tight">
        <legend class="field-label">{WORDS.involved}</legend>
        <p class="field-hint">{WORDS.involvedHint}</p>
        {posts.map((post) => (
          <Tick
            key={post}
            checked={involved.has(post)}
            onChecked={(yes) => {
              receivers.setInvolved(post, yes);
            }}
          >
            {WORDS.receivers[post]}
          </Tick>
        ))}
      </fieldset>
      <fieldset class="stack-tight">
        <legend class="field-label">{WORDS.readers}</legend>
        <p class="field-hint">{free.length === 0 ? WORDS.nobody : WORDS.readersHint}</p>
        {free.map((post) => (
          <Tick
            key={post}
            checked={readers.includes(post)}
            onChecked={(yes) => {
              receivers.setReader(post, yes);
            }}
          >
            {WORDS.receivers[post]}
          </Tick>
        ))}
      </fieldset>
    </>
  );
}
