import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { CODE_LENGTH, cleanCode, CodeField } from '../components/code-field';
import { NewPin } from '../components/new-pin';
import { Notice, Problem } from '../components/notices';
import { PIN_LENGTH, PinPad } from '../components/pin-pad';
import { Screen } from '../components/screen';
import { back } from '../router';
import { AKTIVASI, PIN } from '../teks/masuk';
import { LAINNYA, SETELAN } from '../teks/lainnya';
import { UMUM } from '../teks/umum';
import { tell } from '../undo';

/** Another PIN: the old one, then the new one twice. */
export function ChangePin(): VNode {
  const { actions } = useApp();
  const [old, setOld] = useState('');
  const { problem, save } = useSaving();
  const change = (pin: string): void => {
    save(
      async () => {
        const result = await actions.changePin(old, pin);
        if (!result.ok) setOld('');
        return result;
      },
      () => {
        tell(PIN.changed);
        back('setelan');
      },
    );
  };
  return (
    <Screen tight title={SETELAN.pin} backTo="setelan">
      {old.length < PIN_LENGTH ? (
        <>
          <h2 class="pin-title">{PIN.old}</h2>
          <Problem words={problem} />
          <PinPad pin={old} wrong={problem !== '' && old === ''} onPin={setOld} />
        </>
      ) : (
        <NewPin onChosen={change} />
      )}
    </Screen>
  );
}

/** A second kader on this phone, by her own code, typed or from its link; needs the network once. */
export function AddKader({ id }: { id: string }): VNode {
  const { actions } = useApp();
  const [code, setCode] = useState(cleanCode(id));
  const [choosing, setChoosing] = useState(code.length === CODE_LENGTH);
  const { problem, busy, save } = useSaving();
  const add = (pin: string): void => {
    save(
      async () => {
        const result = await actions.addKader(code, pin);
        if (!result.ok) setChoosing(false);
        return result;
      },
      ({ kaderNama }) => {
        tell(AKTIVASI.added(kaderNama));
        back('lainnya');
      },
    );
  };
  const chosen = (): void => {
    setChoosing(true);
  };
  if (!choosing) {
    return <CodeStep code={code} problem={problem} onCode={setCode} onWhole={chosen} />;
  }
  return (
    <Screen key="pin" tight title={LAINNYA.add} backTo="lainnya">
      {busy ? <p role="status">{AKTIVASI.working}</p> : <NewPin onChosen={add} />}
    </Screen>
  );
}

interface CodeProps {
  readonly code: string;
  readonly problem: string;
  readonly onCode: (code: string) => void;
  readonly onWhole: () => void;
}

function CodeStep({ code, problem, onCode, onWhole }: CodeProps): VNode {
  const [short, setShort] = useState(false);
  const left = CODE_LENGTH - code.length;
  const next = (): void => {
    setShort(left > 0);
    if (left === 0) onWhole();
  };
  return (
    <Screen
      key="kode"
      title={LAINNYA.add}
      backTo="lainnya"
      actions={
        <Button kind="main" onClick={next}>
          {UMUM.next}
        </Button>
      }
    >
      <p>{AKTIVASI.addLead}</p>
      <CodeField code={code} onCode={onCode} />
      <Problem words={short && left > 0 ? AKTIVASI.short(left) : problem} />
      <Notice icon="sinyal">{AKTIVASI.online}</Notice>
    </Screen>
  );
}
