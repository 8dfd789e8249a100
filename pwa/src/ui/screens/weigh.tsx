import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';

import { Lost } from './lost';
import { useApp, useSaving } from '../app-context';
import { LinkButton } from '../components/button';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { WeighForm } from '../components/weigh-form';
import { go, path, replace } from '../router';
import type { Receipt, WeighView } from '../../state/contract';
import { ANTREAN } from '../teks/hari';
import { TIMBANG } from '../teks/pertumbuhan';
import { UMUM } from '../teks/umum';
import { TAKEN_BACK, tell, undoThen } from '../undo';
import { emptyDraft, useWeighing, type WeighValues } from '../weighing';

/**
 * K-05 for a child of the queue. A child already weighed today is corrected instead of weighed twice; outside of an
 * open day nobody is weighed, or the weighing would belong to no day.
 */
export function Weigh({ id }: { id: string }): VNode {
  const { views } = useApp();
  const view = views.weigh(id);
  const recorded = view?.recordedId ?? null;
  useEffect(() => {
    if (recorded !== null) replace('perbaiki', recorded);
  }, []);
  if (view === null) return <Lost words={TIMBANG.gone} />;
  if (recorded === null && views.queue.value.status !== 'buka') return <NoDay view={view} />;
  return <WeighNew view={view} />;
}

const draftKey = (wargaId: string): string => `timbang:${wargaId}`;

/** Not opened, or closed by now, perhaps by another phone while the figures were typed: they wait. */
function NoDay({ view }: { view: WeighView }): VNode {
  const { actions, views } = useApp();
  const closed = views.queue.value.status === 'tutup';
  const typed = actions.readDraft(draftKey(view.wargaId)) !== undefined;
  return (
    <Screen title={view.title} backTo="antrean">
      <Empty icon="antrean" words={closed ? ANTREAN.closedNow : ANTREAN.notOpen}>
        {typed && <p>{ANTREAN.typedKept}</p>}
        <LinkButton href={path(closed ? 'tutup' : 'hari')} kind="main">
          {closed ? ANTREAN.openAgain : ANTREAN.openFirst}
        </LinkButton>
      </Empty>
    </Screen>
  );
}

function inputOf(
  wargaId: string,
  values: WeighValues,
): {
  warga_id: string;
  berat_g: number | null;
  panjang_mm: number | null;
  posisi: 'telentang' | 'berdiri' | null;
  lila_mm: number | null;
  lingkar_kepala_mm: number | null;
  edema: boolean;
  dikonfirmasi: string[];
} {
  return {
    warga_id: wargaId,
    berat_g: values.beratG,
    panjang_mm: values.panjangMm,
    posisi: values.posisi,
    lila_mm: values.lilaMm,
    lingkar_kepala_mm: values.lingkarKepalaMm,
    edema: values.edema,
    dikonfirmasi: values.dikonfirmasi,
  };
}

function WeighNew({ view }: { view: WeighView }): VNode {
  const { actions } = useApp();
  const { problem, busy, save } = useSaving();
  const draft = draftKey(view.wargaId);
  const [name = ''] = view.title.split(' · ');
  const told = ({ id, time }: Receipt): void => {
    const takeOut = undoThen(
      () => actions.voidPenimbangan(id, TAKEN_BACK),
      () => {
        go('timbang', view.wargaId);
      },
    );
    tell(UMUM.savedOf(name, time), takeOut);
  };
  const saved = (receipt: Receipt): void => {
    replace('hasil', receipt.id);
    told(receipt);
  };
  const weighing = useWeighing(view, draft, emptyDraft(view), (values) => {
    save(() => actions.recordPenimbangan(inputOf(view.wargaId, values), { draft }), saved);
  });
  const refuse = (reason: string): void => {
    save(
      () =>
        actions.recordPenimbangan(
          { warga_id: view.wargaId, alasan_tidak_ditimbang: reason },
          { draft },
        ),
      (receipt) => {
        told(receipt);
        replace('antrean');
      },
    );
  };
  const out = { ...TIMBANG.notWeighed, onReason: refuse };
  return <WeighForm {...{ view, weighing, busy, problem, out }} backTo="antrean" />;
}
