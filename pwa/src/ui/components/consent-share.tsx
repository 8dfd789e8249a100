import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp, useSaving } from '../app-context';
import { Button } from './button';
import { Problem } from './notices';
import { ShareButton } from './share';
import { Sheet } from './sheet';
import { BAGIKAN } from '../teks/bagikan';

interface Props {
  /** Whom the text is about; '' when it is about nobody. */
  readonly wargaId: string;
  readonly text: string;
  readonly label: string;
}

/** What is about a person leaves the phone only after she has agreed to messages; nothing to share, no button. */
export function ConsentShare({ wargaId, text, label }: Props): VNode | null {
  const { views, actions } = useApp();
  const [asking, setAsking] = useState(false);
  const { problem, busy, save } = useSaving();
  if (text === '') return null;
  const agreed = wargaId === '' || views.profile(wargaId)?.warga.izin_pesan === true;
  if (agreed) return <ShareButton text={text} label={label} />;
  const close = (): void => {
    setAsking(false);
  };
  return (
    <>
      <Button
        icon="bagikan"
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </Button>
      {asking && (
        <Sheet title={label} onClose={close}>
          <p>{BAGIKAN.needConsent}</p>
          <Problem words={problem} />
          <Button
            kind="main"
            busy={busy}
            onClick={() => {
              save(() => actions.setIzin(wargaId, 'pesan', true), close);
            }}
          >
            {BAGIKAN.consent}
          </Button>
        </Sheet>
      )}
    </>
  );
}
