import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { useApp, useSaving } from '../app-context';
import { ReasonSheet } from '../components/reason-sheet';
import { WeighForm } from '../components/weigh-form';
import type { PenimbanganRow } from '../../domain/contracts.generated';
import { replace } from '../router';
import type { CorrectWeighing, WeighView } from '../../state/contract';
import { TIMBANG as WORDS } from '../teks/pertumbuhan';
import { UMUM } from '../teks/umum';
import { TAKEN_BACK, tell } from '../undo';
import { draftOf, useWeighing, type WeighValues } from '../weighing';

/** Perbaiki: the same steps with the recorded figures, then a reason; the old figures stay in the history. */
export function Correct({ id }: { id: string }): VNode {
  const { views } = useApp();
  const row = views.penimbangan(id);
  const view = row === null ? null : views.weigh(row.warga_id, row.tanggal);
  if (row === null || view === null) return <Lost words={WORDS.gone} />;
  if (view.signed) return <Lost words={WORDS.signed} />;
  return <CorrectForm row={row} view={view} />;
}

function correctionOf(row: PenimbanganRow, values: WeighValues, alasan: string): CorrectWeighing {
  const { dikonfirmasi: _asked, ...figures } = values;
  return { penimbanganId: row.id, alasan, ...figures };
}

/** The figures and ticks that the correction replaced: both stay in the history. */
function asBefore(row: PenimbanganRow): CorrectWeighing {
  return {
    penimbanganId: row.id,
    alasan: TAKEN_BACK,
    beratG: row.berat_g,
    panjangMm: row.panjang_mm,
    posisi: row.posisi,
    lilaMm: row.lila_mm,
    lingkarKepalaMm: row.lingkar_kepala_mm,
    edema: row.edema,
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
    save(
      () => actions.correctPenimbangan(correctionOf(row, values, alasan), { draft }),
      (receipt) => {
        tell(UMUM.savedAt(receipt.time), () => actions.correctPenimbangan(asBefore(row)));
        replace('hasil', row.id);
      },
    );
  };
  const remove = (alasan: string): void => {
    save(
      () => actions.voidPenimbangan(row.id, alasan),
      () => {
        void actions.dropDraft(draft);
        tell(WORDS.voided);
        replace('orang', row.warga_id);
      },
    );
  };
  const out = { ...WORDS.void, onReason: remove };
  const form = { view, weighing, busy, problem, out };
  return (
    <>
      <WeighForm {...form} backTo="orang" backId={row.warga_id} />
      {values !== null && <ReasonSheet {...WORDS.why} onReason={correct} close={close} />}
    </>
  );
}
