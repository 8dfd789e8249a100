import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { type Checked, checkAnswers } from '../answers';
import { useApp, useSaving } from '../app-context';
import { AdviceList } from '../components/advice';
import { Button, LinkButton } from '../components/button';
import { TextField } from '../components/fields';
import { Notice, Problem } from '../components/notices';
import { PersonPhotos } from '../components/photo-field';
import { QuestionForm } from '../components/question-form';
import { RecordSubject } from '../components/record-subject';
import { Screen } from '../components/screen';
import {
  type Line,
  makesUsulan,
  questionsFor,
  recordKind,
  takesPhotos,
  useCatalog,
} from '../catalog';
import { useDraft } from '../draft';
import { lostWords, photosOf } from '../photos';
import {
  emptyRecord,
  type RecordDraft,
  recordInput,
  shownPerson,
  subjectLack,
} from '../record-draft';
import { path, replace } from '../router';
import { KUNJUNGAN, LAYANAN as WORDS } from '../teks/kunjungan';
import { UMUM } from '../teks/umum';
import { USULAN } from '../teks/usulan';
import { TAKEN_BACK, tell } from '../undo';

/** Any catalogue line as a record (K-13, desk). `id` is the line, `extra` the person when she is known. */
export function RecordScreen({ id, extra }: { id: string; extra: string }): VNode {
  const line = useCatalog()?.lines.find((one) => one.id === id);
  if (!line || line.rahasia === true) return <Lost words={USULAN.noCatalog} />;
  return <RecordForm line={line} wargaId={extra} />;
}

interface Recording {
  readonly words: string;
  /** An unusual figure in words, asked about once. */
  readonly doubt: string;
  readonly busy: boolean;
  readonly record: () => void;
}

function useRecord(line: Line, draft: RecordDraft, key: string): Recording {
  const { actions, views } = useApp();
  const [lack, setLack] = useState('');
  const [doubt, setDoubt] = useState('');
  const { problem, busy, save } = useSaving();
  const keep = (answers: Checked['answers']): void => {
    const family = views.profile(draft.wargaId)?.warga.keluarga_id ?? null;
    const input = {
      ...recordInput(line, draft, answers, family),
      ...photosOf(views, shownPerson(draft), draft),
    };
    save(
      () => actions.recordKunjungan(input, { draft: key }),
      (receipt) => {
        tell(WORDS.saved + lostWords(receipt), () => actions.voidKunjungan(receipt.id, TAKEN_BACK));
        replace('layanan-bidang', line.bidang, draft.wargaId);
      },
    );
  };
  const record = (): void => {
    void checkAnswers(line, recordKind(line), draft.jawaban).then((checked) => {
      const missing = subjectLack(draft) || checked.problem;
      const asked = missing === '' && checked.doubt !== draft.yakin ? checked.doubt : '';
      setLack(missing);
      setDoubt(asked);
      if (missing === '' && asked === '') keep(checked.answers);
    });
  };
  return { words: lack === '' ? problem : lack, doubt, busy, record };
}

function RecordForm({ line, wargaId }: { line: Line; wargaId: string }): VNode {
  const open = useApp().views.home.value.day === 'buka';
  const key = `catat:${line.id}:${wargaId}`;
  const [draft, change] = useDraft(key, emptyRecord(line, wargaId, open));
  const { words, doubt, busy, record } = useRecord(line, draft, key);
  return (
    <Screen
      title={line.title}
      note={line.examples}
      backTo="layanan-bidang"
      backId={line.bidang}
      actions={
        <Button kind="main" busy={busy} onClick={record}>
          {UMUM.save}
        </Button>
      }
    >
      <RecordFields line={line} draft={draft} change={change} />
      <AdviceList line={line} typed={draft.jawaban} wargaId={draft.wargaId} />
      <Problem words={doubt === '' ? words : doubt} />
      {doubt !== '' && (
        <Button
          onClick={() => {
            change({ yakin: doubt });
          }}
        >
          {WORDS.right}
        </Button>
      )}
    </Screen>
  );
}

interface FieldsProps {
  readonly line: Line;
  readonly draft: RecordDraft;
  readonly change: (change: Partial<RecordDraft>) => void;
}

function RecordFields({ line, draft, change }: FieldsProps): VNode {
  return (
    <>
      {makesUsulan(line) && (
        <LinkButton href={path('usulan-isi', `${line.id}.`, draft.wargaId)} icon="kirim">
          {WORDS.asRequest}
        </LinkButton>
      )}
      <RecordSubject line={line} draft={draft} change={change} />
      <QuestionForm
        questions={questionsFor(line, recordKind(line))}
        typed={draft.jawaban}
        onTyped={(jawaban) => {
          change({ jawaban });
        }}
      />
      {takesPhotos(line) && (
        <PersonPhotos wargaId={shownPerson(draft)} draft={draft} change={change} />
      )}
      {line.documents && (
        <Notice icon="berkas">{WORDS.bring(line.documents.map(({ name }) => name))}</Notice>
      )}
      <TextField
        long
        label={KUNJUNGAN.remark}
        hint={KUNJUNGAN.remarkHint}
        maxLength={500}
        value={draft.catatan}
        onValue={(catatan) => {
          change({ catatan });
        }}
      />
    </>
  );
}
