import type { VNode } from 'preact';

import { Button } from './button';
import { Sheet } from './sheet';

interface Props {
  readonly title: string;
  readonly reasons: readonly string[];
  readonly onReason: (words: string) => void;
  readonly close: () => void;
}

/** Not weighed, corrected or taken back: normal outcomes with a reason, never an error. */
export function ReasonSheet({ title, reasons, onReason, close }: Props): VNode {
  return (
    <Sheet title={title} onClose={close}>
      {reasons.map((words) => (
        <Button
          key={words}
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
