import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Icon } from './icons';
import { path } from '../router';
import { SIGNAL } from '../teks/umum';

/** Connection and unsent count in words; grey, never red (users.md 4.3), and opens K-18. */
export function SignalLine(): VNode {
  const { online, unsent, lastSentWords } = useApp().views.home.value;
  const where = online ? SIGNAL.online : SIGNAL.offline;
  const sent = lastSentWords === '' ? SIGNAL.allSent : SIGNAL.sent(lastSentWords);
  const work = unsent > 0 ? SIGNAL.unsent(unsent) : sent;
  return (
    <a
      class={`signal-line${unsent > 0 ? ' is-waiting' : ''}`}
      href={path('belum-terkirim')}
      aria-label={`${where}. ${work}. ${SIGNAL.open}`}
    >
      <Icon name={online ? 'sinyal' : 'tanpa_sinyal'} size={20} />
      <span>
        {where} · <span class="signal-work">{work}</span>
      </span>
    </a>
  );
}
