import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Button } from './button';
import { TextField, Tick } from './fields';
import { Sheet } from './sheet';
import { TIMBANG as WORDS } from '../teks/pertumbuhan';
import { UMUM } from '../teks/umum';
import type { Weighing } from '../weighing';

/** LiLA, head circumference and swollen feet: hidden until they are needed (R14). */
export function MoreMeasures({ weighing }: { weighing: Weighing }): VNode {
  const [open, setOpen] = useState(false);
  const { draft } = weighing;
  const count = [draft.lila !== '', draft.kepala !== '', draft.edema].filter(Boolean).length;
  return (
    <>
      <Button
        icon="tambah"
        small
        onClick={() => {
          setOpen(true);
        }}
      >
        {count === 0 ? WORDS.more : `${WORDS.more} (${count})`}
      </Button>
      {open && (
        <MeasureSheet
          weighing={weighing}
          close={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function MeasureSheet({ weighing, close }: { weighing: Weighing; close: () => void }): VNode {
  const { draft, change } = weighing;
  return (
    <Sheet title={WORDS.more} onClose={close}>
      <TextField
        label={`${WORDS.lila} (cm)`}
        mode="decimal"
        value={draft.lila}
        onValue={(lila) => {
          change({ lila });
        }}
      />
      <TextField
        label={`${WORDS.head} (cm)`}
        mode="decimal"
        value={draft.kepala}
        onValue={(kepala) => {
          change({ kepala });
        }}
      />
      <Tick
        checked={draft.edema}
        onChecked={(edema) => {
          change({ edema });
        }}
      >
        {WORDS.edema}
      </Tick>
      <Button kind="main" onClick={close}>
        {UMUM.done}
      </Button>
    </Sheet>
  );
}
