import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { CODE_LENGTH, cleanCode, CodeField } from '../components/code-field';
import { Logo } from '../components/logo';
import { NewPin } from '../components/new-pin';
import { Notice, Problem } from '../components/notices';
import { RescueCard } from '../components/rescue';
import { Screen } from '../components/screen';
import { replace } from '../router';
import { AKTIVASI } from '../teks/masuk';
import { UMUM } from '../teks/umum';

/** First start: the code of the printed sheet (typed or from its QR link), then a PIN. Needs the network once. */
export function Activation({ code: given }: { code: string }): VNode {
  const { actions } = useApp();
  const [code, setCode] = useState(cleanCode(given));
  const [choosing, setChoosing] = useState(code.length === CODE_LENGTH);
  const { problem, busy, save } = useSaving();
  const enrol = (pin: string): void => {
    save(
      async () => {
        const result = await actions.enrol(code, pin);
        if (!result.ok) setChoosing(false);
        return result;
      },
      () => {
        replace('beranda');
      },
    );
  };
  if (busy) return <Working />;
  if (choosing) {
    return (
      <Screen key="pin" tight title={AKTIVASI.pin}>
        <NewPin onChosen={enrol} />
      </Screen>
    );
  }
  return (
    <CodeStep
      code={code}
      problem={problem}
      onCode={setCode}
      next={() => {
        setChoosing(true);
      }}
    />
  );
}

export function Working(): VNode {
  return (
    <Screen key="menunggu" title={AKTIVASI.code}>
      <div class="empty" role="status">
        <Logo />
        <p>{AKTIVASI.working}</p>
      </div>
    </Screen>
  );
}

interface StepProps {
  readonly code: string;
  readonly problem: string;
  readonly onCode: (code: string) => void;
  readonly next: () => void;
}

function CodeStep({ code, problem, onCode, next }: StepProps): VNode {
  const rescue = useApp().views.rescue.value;
  const [short, setShort] = useState(false);
  const left = CODE_LENGTH - code.length;
  const go = (): void => {
    setShort(left > 0);
    if (left === 0) next();
  };
  return (
    <Screen
      key="kode"
      title={AKTIVASI.title}
      actions={
        <Button kind="main" onClick={go}>
          {UMUM.next}
        </Button>
      }
    >
      <div class="welcome">
        <Logo size={88} />
        <p class="soft">{AKTIVASI.promise}</p>
      </div>
      {rescue && <RescueCard rescue={rescue} />}
      <CodeField code={code} onCode={onCode} />
      <Problem words={short && left > 0 ? AKTIVASI.short(left) : problem} />
      <Notice icon="sinyal">{AKTIVASI.online}</Notice>
    </Screen>
  );
}
