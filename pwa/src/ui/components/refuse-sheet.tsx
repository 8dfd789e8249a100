import type { VNode } from 'preact';

import { Button } from './button';
import { Sheet } from './sheet';
import { TIMBANG as WORDS } from '../teks/pertumbuhan';

interface Props {
  readonly onReason: (reason: string) => void;
  readonly close: () => void;
}

/** Not weighing is a normal outcome with a reason, never an error. */
export function RefuseSheet({ onReason, close }: Props): VNode {
  return (
    <Sheet title={WORDS.refuseTitle} onClose={close}>
      {WORDS.reasons.map(([code, words]) => (
        <Button
          key={code}
          onClick={() => {
            close();
            onReason(words);
          }}
        >
          {words}
        </Button>
      ))}
    </Sheet>
  );
}
