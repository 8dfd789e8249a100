import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Button } from './button';
import { ShareButton } from './share';
import { Sheet } from './sheet';
import type { ResultView } from '../../state/contract';
import { BAGIKAN, firstName } from '../teks/bagikan';
import { BADGE, HASIL } from '../teks/pertumbuhan';

/** Direction in everyday words; the band and the midwife are not for a chat (R47). */
function directionWords({ badge }: ResultView): string {
  return badge === 'N' ? BAGIKAN.risen : badge === 'T' ? BAGIKAN.notRisen : BAGIKAN.weighed;
}

/** WhatsApp to the mother, only after she has agreed to messages. */
export function ResultShare({ result }: { result: ResultView }): VNode | null {
  const { views, actions } = useApp();
  const [asking, setAsking] = useState(false);
  const profile = views.profile(result.wargaId);
  if (profile === null || result.badge === null || !(result.badge in BADGE)) return null;
  if (profile.warga.izin_pesan) {
    const posyandu = views.home.value.posyandu?.nama ?? '';
    const name = firstName(profile.warga.nama);
    const text = BAGIKAN.result(name, posyandu, directionWords(result), result.sayToMother);
    return <ShareButton text={text} label={HASIL.share} />;
  }
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
        {HASIL.share}
      </Button>
      {asking && (
        <Sheet title={HASIL.share} onClose={close}>
          <p>{BAGIKAN.needConsent}</p>
          <Button
            kind="main"
            onClick={() => {
              void actions.setIzin(result.wargaId, 'pesan', true).then(close);
            }}
          >
            {BAGIKAN.consent}
          </Button>
        </Sheet>
      )}
    </>
  );
}
