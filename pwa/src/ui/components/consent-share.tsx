import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Button } from './button';
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
          <Button
            kind="main"
            onClick={() => {
              void actions.setIzin(wargaId, 'pesan', true).then(close);
            }}
          >
            {BAGIKAN.consent}
          </Button>
        </Sheet>
      )}
    </>
  );
}
