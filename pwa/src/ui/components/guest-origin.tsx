import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Button } from './button';
import { TextField } from './fields';
import type { StepProps } from './person-steps';
import { ORANG_BARU as WORDS } from '../teks/orang';

const SUGGESTIONS = 4;

/** Where a guest belongs: typed, or one of the posyandu near by, which this phone knows offline. */
export function GuestOrigin({ draft, change }: StepProps): VNode {
  const near = useApp().views.neighbours.value;
  const typed = draft.asal.trim().toLowerCase();
  const hits = near.filter(({ nama, desa }) => `${nama} ${desa}`.toLowerCase().includes(typed));
  return (
    <>
      <TextField
        label={WORDS.origin}
        hint={WORDS.originHint}
        value={draft.asal}
        maxLength={120}
        onValue={(asal) => {
          change({ asal, asalId: '' });
        }}
      />
      {draft.asalId === '' &&
        hits.slice(0, SUGGESTIONS).map(({ id, nama, desa }) => (
          <Button
            key={id}
            small
            onClick={() => {
              change({ asal: `${nama}, ${desa}`, asalId: id });
            }}
          >
            {nama}, {desa}
          </Button>
        ))}
    </>
  );
}
