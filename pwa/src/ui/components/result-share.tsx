import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { ConsentShare } from './consent-share';
import type { ResultView } from '../../state/contract';
import { BAGIKAN, firstName } from '../teks/bagikan';
import { BADGE, HASIL } from '../teks/pertumbuhan';

/** Direction in everyday words; the band and the midwife are not for a chat (R47). */
function directionWords({ badge }: ResultView): string {
  return badge === 'N' ? BAGIKAN.risen : badge === 'T' ? BAGIKAN.notRisen : BAGIKAN.weighed;
}

/** WhatsApp to the mother, only after she has agreed to messages. */
export function ResultShare({ result }: { result: ResultView }): VNode | null {
  const { views } = useApp();
  const profile = views.profile(result.wargaId);
  if (profile === null || result.badge === null || !(result.badge in BADGE)) return null;
  const posyandu = views.home.value.posyandu?.nama ?? '';
  const name = firstName(profile.warga.nama);
  const text = BAGIKAN.result(name, posyandu, directionWords(result), result.sayToMother);
  return <ConsentShare wargaId={result.wargaId} text={text} label={HASIL.share} />;
}
