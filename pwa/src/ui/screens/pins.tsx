import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { CODE_LENGTH, CodeField } from '../components/code-field';
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
    <Screen title={SETELAN.pin} backTo="setelan">
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

/** A second kader on this phone, by her own code; needs the network once. */
export function AddKader(): VNode {
  const { actions } = useApp();
  const [code, setCode] = useState('');
  const [choosing, setChoosing] = useState(false);
  const [short, setShort] = useState(false);
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
  const left = CODE_LENGTH - code.length;
  return (
    <Screen
      title={LAINNYA.add}
      backTo="lainnya"
      actions={
        !choosing && (
          <Button
            kind="main"
            onClick={() => {
              setShort(left > 0);
              setChoosing(left === 0);
            }}
          >
            {UMUM.next}
          </Button>
        )
      }
    >
      {busy && <p role="status">{AKTIVASI.working}</p>}
      {choosing && !busy && <NewPin onChosen={add} />}
      {!choosing && (
        <>
          <p>{AKTIVASI.addLead}</p>
          <CodeField code={code} onCode={setCode} />
          <Problem words={short && left > 0 ? AKTIVASI.short(left) : problem} />
          <Notice icon="sinyal">{AKTIVASI.online}</Notice>
        </>
      )}
    </Screen>
  );
}
