import type { VNode } from 'preact';

import { Shape, StatusBadge, type Tone, TONE } from './badge';
import type { ResultView } from '../../state/contract';
import { ALERT, BADGE } from '../teks/pertumbuhan';

/** Below the red line outranks direction; above the orange line stands beside it (users.md 4.3). */
function toneOf({ badge, alert }: ResultView): Tone {
  if (alert !== null) return TONE[alert];
  return TONE[badge ?? 'KOSONG'];
}

/** The big answer: shape, word and colour together; read out as soon as it appears. */
export function Verdict({ result }: { result: ResultView }): VNode {
  const { badge, alert, headline, gainWords, bandWords } = result;
  const tone = toneOf(result);
  return (
    <section class="stack-tight" role="status">
      <div class={`verdict tone-${tone} rise`}>
        <Shape tone={tone} big />
        <div>
          <p class="verdict-word">{alert === null ? headline : BADGE[alert]}</p>
          {alert !== null && <p class="verdict-change">{ALERT[alert]}</p>}
          {alert === null && gainWords !== '' && <p class="verdict-change">{gainWords}</p>}
          {alert === null && badge !== null && (
            <p class="verdict-band">{[badge, bandWords].filter(Boolean).join(' · ')}</p>
          )}
        </div>
      </div>
      {alert !== null && badge !== null && (
        <p class="row">
          <StatusBadge badge={badge} />
          {gainWords}
        </p>
      )}
    </section>
  );
}
