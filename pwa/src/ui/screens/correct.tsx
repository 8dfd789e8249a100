import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { Sheet } from '../components/sheet';
import { WeighForm } from '../components/weigh-form';
import type { PenimbanganRow } from '../../domain/contracts.generated';
import { replace } from '../router';
import type { CorrectWeighing, WeighView } from '../../state/contract';
import { TIMBANG as WORDS } from '../teks/pertumbuhan';
import { UMUM } from '../teks/umum';
import { tell } from '../undo';
import { draftOf, useWeighing, type WeighValues } from '../weighing';

/** Perbaiki: the same steps with the recorded figures, then a reason; the old figures stay in the history. */
export function Correct({ id }: { id: string }): VNode {
  const { views } = useApp();
  const row = views.penimbangan(id);
  const view = row === null ? null : views.weigh(row.warga_id);
  if (row === null || view === null) return <Lost words={WORDS.gone} />;
  return <CorrectForm row={row} view={view} />;
}

function correctionOf(row: PenimbanganRow, values: WeighValues, alasan: string): CorrectWeighing {
  const { dikonfirmasi: _asked, ...figures } = values;
  return {
    penimbanganId: row.id,
    alasan,
    ...figures,
    vitaminA: row.vitamin_a,
    beriTahuBidan: row.beri_tahu_bidan,
  };
}

function CorrectForm({ row, view }: { row: PenimbanganRow; view: WeighView }): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const [values, setValues] = useState<WeighValues | null>(null);
  const draft = `perbaiki:${row.id}`;
  const weighing = useWeighing(view, draft, draftOf(row, view), setValues);
  const close = (): void => {
    setValues(null);
  };
  const correct = (alasan: string): void => {
    if (values === null) return;
    close();
    save(
      () => actions.correctPenimbangan(correctionOf(row, values, alasan), { draft }),
      (receipt) => {
        tell(UMUM.savedAt(receipt.time));
        replace('hasil', row.id);
      },
    );
  };
  const form = { view, weighing, busy, problem, onRefuse: null };
  return (
    <>
      <WeighForm {...form} backTo="orang" backId={row.warga_id} />
      {values !== null && <ReasonSheet onReason={correct} close={close} />}
    </>
  );
}

interface ReasonProps {
  readonly onReason: (reason: string) => void;
  readonly close: () => void;
}

function ReasonSheet({ onReason, close }: ReasonProps): VNode {
  return (
    <Sheet title={WORDS.correctReason} onClose={close}>
      {WORDS.correctReasons.map(([code, words]) => (
        <Button
          key={code}
          onClick={() => {
            onReason(words);
          }}
        >
          {words}
        </Button>
      ))}
    </Sheet>
  );
}
