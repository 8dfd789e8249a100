import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { RequestSent, type Sent } from './request-sent';
import { type Checked, checkAnswers } from '../answers';
import { useApp, useSaving } from '../app-context';
import { AdviceList } from '../components/advice';
import { Button } from '../components/button';
import { Problem } from '../components/notices';
import { RequestFields } from '../components/request-fields';
import { Screen } from '../components/screen';
import { type Catalog, type Line, requestKind, type Tile, useCatalog } from '../catalog';
import { useDraft } from '../draft';
import { lostWords, photosOf } from '../photos';
import { emptyRequest, lackOf, type RequestDraft, requestInput } from '../request-draft';
import { LAYANAN } from '../teks/kunjungan';
import { USULAN as WORDS } from '../teks/usulan';
import { tell } from '../undo';

const LAST_PLACE = 'ingat:tempat';

/** K-10. `id` is line and tile ("PR-02.atap_roboh"), `extra` a person, or a person and a visit ("id.visit"). */
export function RequestForm({ id, extra }: { id: string; extra: string }): VNode {
  const catalog = useCatalog();
  const [lineId = '', tileId = ''] = id.split('.');
  const line = catalog?.lines.find((one) => one.id === lineId);
  if (!catalog || !line || line.rahasia === true) return <Lost words={WORDS.noCatalog} />;
  const tile = catalog.bidang
    .flatMap((bidang) => bidang.tiles)
    .find((one) => one.id === tileId && one.line === lineId);
  const [wargaId = '', visitId = ''] = extra.split('.');
  return (
    <Form catalog={catalog} line={line} tile={tile ?? null} wargaId={wargaId} visitId={visitId} />
  );
}

interface Props {
  readonly catalog: Catalog;
  readonly line: Line;
  readonly tile: Tile | null;
  readonly wargaId: string;
  readonly visitId: string;
}

function startOf({ tile, wargaId }: Props, app: ReturnType<typeof useApp>): RequestDraft {
  const last = app.actions.readDraft(LAST_PLACE);
  const rt = wargaId === '' ? null : (app.views.profile(wargaId)?.warga.rt ?? null);
  const place = rt === null ? (typeof last === 'string' ? last : '') : `RT ${rt}`;
  return emptyRequest(wargaId, place, { ...(tile?.preset ?? {}) });
}

interface Sending {
  readonly words: string;
  /** An unusual answer in words, asked about once. */
  readonly doubt: string;
  readonly busy: boolean;
  readonly send: () => void;
}

function useSending(
  props: Props,
  draft: RequestDraft,
  key: string,
  then: (sent: Sent) => void,
): Sending {
  const { line, visitId } = props;
  const { actions, views } = useApp();
  const [lack, setLack] = useState('');
  const [doubt, setDoubt] = useState('');
  const { problem, busy, save } = useSaving();
  const keep = (answers: Checked['answers']): void => {
    const input = {
      ...requestInput(line, draft, answers, visitId === '' ? null : visitId),
      ...photosOf(views, draft.untuk === 'orang' ? draft.wargaId : '', draft),
    };
    save(
      () => actions.sendUsulan(input, { draft: key }),
      (receipt) => {
        void actions.saveDraft(LAST_PLACE, draft.tempat);
        const lost = lostWords(receipt);
        if (lost !== '') tell(`${WORDS.sentTitle}.${lost}`);
        then(receipt);
      },
    );
  };
  const send = (): void => {
    void checkAnswers(line, requestKind(line), draft.jawaban).then((checked) => {
      const lacking = lackOf(draft);
      const missing = lacking === '' ? checked.problem : lacking;
      const asked = missing === '' && checked.doubt !== draft.yakin ? checked.doubt : '';
      setLack(missing);
      setDoubt(asked);
      if (missing === '' && asked === '') keep(checked.answers);
    });
  };
  return { words: lack === '' ? problem : lack, doubt, busy, send };
}

function Form(props: Props): VNode {
  const { catalog, line, tile, wargaId, visitId } = props;
  const app = useApp();
  const key = `usulan:${line.id}:${tile?.id ?? ''}:${wargaId}`;
  const [draft, change] = useDraft(key, startOf(props, app));
  const [sent, setSent] = useState<Sent | null>(null);
  const { words, doubt, busy, send } = useSending(props, draft, key, setSent);
  if (sent !== null)
    return <RequestSent sent={sent} catalog={catalog} line={line} visited={visitId && wargaId} />;
  return (
    <Screen
      title={tile?.text ?? line.title}
      note={WORDS.step(3)}
      backTo="usulan-bidang"
      backId={line.bidang}
      actions={
        <Button kind="main" icon="kirim" busy={busy} onClick={send}>
          {WORDS.send}
        </Button>
      }
    >
      <RequestFields catalog={catalog} line={line} draft={draft} change={change} />
      <AdviceList line={line} typed={draft.jawaban} wargaId={draft.wargaId} />
      <Problem words={doubt === '' ? words : doubt} />
      {doubt !== '' && (
        <Button
          onClick={() => {
            change({ yakin: doubt });
          }}
        >
          {LAYANAN.right}
        </Button>
      )}
    </Screen>
  );
}
