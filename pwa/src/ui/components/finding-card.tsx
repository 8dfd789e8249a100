import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { Button } from './button';
import { Icon } from './icons';
import type { Finding } from '../../domain/checks';
import { cm, kg } from '../../domain/numbers';
import { TIMBANG as WORDS } from '../teks/pertumbuhan';

interface Props {
  readonly finding: Finding;
  readonly onAnswer: (answer: 'usul' | 'benar' | 'ulang') => void;
}

function suggestionWords({ suggestion }: Finding): string | null {
  if (suggestion?.beratG !== undefined) return WORDS.fix(`${kg(suggestion.beratG)} kg`);
  if (suggestion?.panjangMm !== undefined) return WORDS.fix(`${cm(suggestion.panjangMm)} cm`);
  return null;
}

/** "89 kg terlalu berat. Maksudnya 8,9 kg?" with two buttons; yellow, never a red dialog (R15). */
export function FindingCard({ finding, onAnswer }: Props): VNode {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    words.current?.focus();
  }, [finding]);
  return (
    <div class="finding" role="group" aria-label={finding.sentence}>
      <Icon name="bantuan" size={40} />
      <p ref={words} tabIndex={-1} class="finding-words">
        {finding.sentence}
      </p>
      <div class="stack-tight finding-buttons">
        {answersTo(finding).map(([answer, label], index) => (
          <Button
            key={answer}
            kind={index === 0 ? 'main' : 'plain'}
            onClick={() => {
              onAnswer(answer);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

type Answer = 'usul' | 'benar' | 'ulang';

/** Two ways on, the likelier first; a hard finding can never be called right. */
function answersTo(finding: Finding): readonly (readonly [Answer, string])[] {
  const suggested = suggestionWords(finding);
  // A weight that does not fit the length is measured again, not weighed again.
  const weight = finding.code.startsWith('berat_') && finding.code !== 'berat_jauh_dari_panjang';
  if (finding.level === 'hard') {
    const retype = ['ulang', WORDS.asTyped] as const;
    return suggested === null ? [retype] : [['usul', suggested], retype];
  }
  const first =
    suggested === null
      ? (['ulang', weight ? WORDS.weighAgain : WORDS.again] as const)
      : (['usul', suggested] as const);
  return [first, ['benar', WORDS.right]];
}
