import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { useApp, useSaving } from '../app-context';
import { Button } from '../components/button';
import { TextField } from '../components/fields';
import { Icon } from '../components/icons';
import { ConsentShare } from '../components/consent-share';
import { Fold, Notice, Problem } from '../components/notices';
import { CameraButton, useAddPhoto } from '../components/photo-field';
import { Screen } from '../components/screen';
import { useCatalog } from '../catalog';
import type { RequestView } from '../../state/contract';
import { UMUM } from '../teks/umum';
import { USULAN as WORDS } from '../teks/usulan';
import { tell } from '../undo';

/** One request: state, answer, documents to add, and its way so far in plain sentences. */
export function RequestDetail({ id }: { id: string }): VNode {
  const view = useApp().views.request(id);
  if (view === null) return <Lost words={WORDS.gone} />;
  return (
    <Screen title={view.title} note={view.nomor} backTo="usulan-saya">
      <section class="card">
        <p class="status-line">{view.statusWords}</p>
        {view.statusWords !== WORDS.sendState[view.sendState] && (
          <p class={view.sendState === 'di_hp' ? 'receipt' : 'receipt receipt-done'}>
            <Icon name={view.sendState === 'di_hp' ? 'jam' : 'cek'} size={20} />
            {WORDS.sendState[view.sendState]}
          </p>
        )}
        {view.deadlineWords !== '' && <p>{view.deadlineWords}</p>}
      </section>
      <Notice icon="kabar">
        <strong>{WORDS.answer}</strong>
        <p>{view.lastAnswer === '' ? WORDS.noAnswer : view.lastAnswer}</p>
      </Notice>
      <Papers view={view} />
      <AddStory view={view} />
      <Track view={view} />
      <ConsentShare wargaId={view.linkedTo} text={view.shareText} label={WORDS.share} />
    </Screen>
  );
}

function Papers({ view }: { view: RequestView }): VNode | null {
  const catalog = useCatalog();
  const codes = Object.keys(view.usulan.berkas);
  if (codes.length === 0) return null;
  const line = catalog?.lines.find((one) => one.id === view.usulan.layanan_id);
  return (
    <section class="card">
      <h2>{WORDS.papers}</h2>
      <p class="soft">{WORDS.papersCount(view.documents.there, view.documents.all)}</p>
      <ul class="stack-tight">
        {codes.map((code) => (
          <Paper
            key={code}
            usulanId={view.usulanId}
            code={code}
            name={line?.documents?.find((one) => one.code === code)?.name ?? code}
            there={view.usulan.berkas[code] === true}
          />
        ))}
      </ul>
    </section>
  );
}

interface PaperProps {
  readonly usulanId: string;
  readonly code: string;
  readonly name: string;
  readonly there: boolean;
}

/** A document is a photo, added whenever it is at hand. */
function Paper({ usulanId, code, name, there }: PaperProps): VNode {
  const { actions } = useApp();
  const { problem, save } = useSaving();
  const {
    problem: photoProblem,
    busy,
    add,
  } = useAddPhoto((sha256) => {
    save(
      () => actions.completeUsulan({ usulan_id: usulanId, berkas: { [code]: sha256 } }),
      () => {
        tell(WORDS.completed);
      },
    );
  });
  return (
    <li class="paper">
      <p class={there ? 'receipt receipt-done' : 'receipt'}>
        <Icon name={there ? 'cek' : 'belum'} size={20} />
        <span>
          {name}, {there ? WORDS.paperThere : WORDS.paperMissing}
        </span>
      </p>
      {!there && <CameraButton label={WORDS.addPaper(name)} busy={busy} onImage={add} />}
      <Problem words={problem === '' ? photoProblem : problem} />
    </li>
  );
}

function AddStory({ view }: { view: RequestView }): VNode | null {
  const { actions } = useApp();
  const [story, setStory] = useState('');
  const { problem, busy, save } = useSaving();
  if (view.status === 'ditutup') return null;
  const add = (): void => {
    if (story.trim() === '') return;
    save(
      () => actions.completeUsulan({ usulan_id: view.usulanId, cerita: story.trim() }),
      () => {
        setStory('');
        tell(WORDS.completed);
      },
    );
  };
  return (
    <Fold title={WORDS.addStory} icon="tulis">
      <TextField long label={WORDS.story} maxLength={1000} value={story} onValue={setStory} />
      <Problem words={problem} />
      <Button busy={busy} onClick={add}>
        {UMUM.save}
      </Button>
    </Fold>
  );
}

function Track({ view }: { view: RequestView }): VNode | null {
  if (view.news.length === 0) return null;
  return (
    <section class="stack-tight">
      <h2>{WORDS.track}</h2>
      <ol class="track">
        {view.news.map((line) => (
          <li key={`${line.dateWords}${line.words}`}>
            <span class="soft small">{line.dateWords}</span>
            <span>{line.words}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
