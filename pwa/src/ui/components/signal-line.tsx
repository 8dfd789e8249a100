import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Icon } from './icons';
import { path } from '../router';
import { SIGNAL } from '../teks/umum';

/** Connection and unsent count in words; grey, never red (users.md 4.3), and opens K-18. */
export function SignalLine(): VNode {
  const { online, unsent, lastSentWords } = useApp().views.home.value;
  const where = online ? SIGNAL.online : SIGNAL.offline;
  const quiet = online && lastSentWords !== '' ? lastSentWords : SIGNAL.allSent;
  return (
    <a
      class={`signal-line${unsent > 0 ? ' is-waiting' : ''}`}
      href={path('belum-terkirim')}
      aria-label={`${where}. ${unsent > 0 ? SIGNAL.unsent(unsent) : SIGNAL.allSent}. ${SIGNAL.open}`}
    >
      <Icon name={online ? 'sinyal' : 'tanpa_sinyal'} size={20} />
      <span class="signal-words">
        {where} · {unsent > 0 ? SIGNAL.unsent(unsent) : quiet}
      </span>
      <Icon name="maju" size={20} />
    </a>
  );
}
