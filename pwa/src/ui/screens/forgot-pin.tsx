import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { CODE_LENGTH, CodeField } from '../components/code-field';
import { NewPin } from '../components/new-pin';
import { Fold, Notice, Problem } from '../components/notices';
import { Screen } from '../components/screen';
import type { LockKader } from '../../state/contract';
import { AKTIVASI, LUPA as WORDS } from '../teks/masuk';

const ASK_AGAIN_MS = 10_000;

interface Props {
  readonly kader: LockKader;
  readonly onBack: () => void;
}

/** Lupa PIN: the village says that it is her, then she chooses another; work on the phone is not touched (R39). */
export function ForgotPin({ kader, onBack }: Props): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const status = kader.reset?.status ?? '';
  const choose = (pin: string): void => {
    save(
      () => actions.setPin(kader.akunId, pin),
      () => undefined,
    );
  };
  return (
    <Screen
      key={status}
      tight={status === 'disetujui'}
      title={WORDS.title(kader.nama)}
      backTo=""
      onBack={onBack}
    >
      <Problem words={problem} />
      {status === 'menunggu' ? (
        <Waits kader={kader} onBack={onBack} />
      ) : status !== 'disetujui' ? (
        <Ask kader={kader} status={status} />
      ) : busy ? (
        <p role="status">{AKTIVASI.working}</p>
      ) : (
        <NewPin onChosen={choose} />
      )}
    </Screen>
  );
}

function Ask({ kader, status }: { kader: LockKader; status: string }): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const ask = (sheet: string): void => {
    save(
      () => actions.askPin(kader.akunId, sheet),
      () => undefined,
    );
  };
  return (
    <>
      {status !== '' && (
        <Notice warn icon="bantuan">
          {status === 'ditolak' ? WORDS.refused : WORDS.ended}
        </Notice>
      )}
      <p>{WORDS.lead}</p>
      <Problem words={problem} />
      <Button
        kind="main"
        busy={busy}
        onClick={() => {
          ask('');
        }}
      >
        {busy ? AKTIVASI.working : WORDS.ask}
      </Button>
      <Notice icon="sinyal">{WORDS.online}</Notice>
      <Sheet busy={busy} onCode={ask} />
    </>
  );
}

/** The village printed a sheet for her already: its code is the yes. */
function Sheet({ busy, onCode }: { busy: boolean; onCode: (code: string) => void }): VNode {
  const [code, setCode] = useState('');
  const [short, setShort] = useState(false);
  const left = CODE_LENGTH - code.length;
  const use = (): void => {
    setShort(left > 0);
    if (left === 0) onCode(code);
  };
  return (
    <Fold title={WORDS.sheet}>
      <CodeField code={code} onCode={setCode} />
      <Problem words={short && left > 0 ? AKTIVASI.short(left) : ''} />
      <Button busy={busy} onClick={use}>
        {WORDS.useSheet}
      </Button>
    </Fold>
  );
}

/** The digits that she reads out; the phone asks for the answer by itself while this stands open. */
function Waits({ kader, onBack }: Props): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const ask = (): void => {
    save(
      () => actions.askPin(kader.akunId),
      () => undefined,
    );
  };
  useEffect(() => {
    const timer = setInterval(() => void actions.askPin(kader.akunId), ASK_AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [kader.akunId]);
  const check = kader.reset?.check ?? '';
  return (
    <>
      <p>{WORDS.read}</p>
      <p class="sent-number check-digits" aria-label={check.split('').join(' ')}>
        {check.slice(0, 3)} {check.slice(3)}
      </p>
      <p role="status">{WORDS.waiting}</p>
      <Problem words={problem} />
      <Button busy={busy} icon="kirim" onClick={ask}>
        {WORDS.again}
      </Button>
      <Notice>{WORDS.meanwhile}</Notice>
      <Button
        kind="quiet"
        onClick={() => {
          void actions.dropPin(kader.akunId).then(onBack);
        }}
      >
        {WORDS.drop}
      </Button>
    </>
  );
}
