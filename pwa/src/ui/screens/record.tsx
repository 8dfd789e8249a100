import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { readAnswers, type Typed } from '../answers';
import { useApp, useSaving } from '../app-context';
import { Button, LinkButton } from '../components/button';
import { TextField } from '../components/fields';
import { Problem } from '../components/notices';
import { QuestionForm } from '../components/question-form';
import { RecordSubject } from '../components/record-subject';
import { Screen } from '../components/screen';
import { type Line, makesUsulan, questionsFor, type Subject, useCatalog } from '../catalog';
import { useDraft } from '../draft';
import type { RecordKunjungan } from '../../domain/contracts.generated';
import { path, replace } from '../router';
import { KUNJUNGAN, LAYANAN as WORDS } from '../teks/kunjungan';
import { UMUM } from '../teks/umum';
import { USULAN } from '../teks/usulan';
import { tell } from '../undo';

export interface RecordDraft {
  readonly subjek: Subject;
  readonly wargaId: string;
  readonly tempat: string;
  readonly cara: 'rumah' | 'meja' | 'lapangan';
  readonly jawaban: Typed;
  readonly catatan: string;
  /** The unusual figure the kader has confirmed. */
  readonly yakin: string;
}

/** Any catalogue line as a record (K-13, desk). `id` is the line, `extra` the person when she is known. */
export function RecordScreen({ id, extra }: { id: string; extra: string }): VNode {
  const line = useCatalog()?.lines.find((one) => one.id === id);
  if (!line || line.rahasia === true) return <Lost words={USULAN.noCatalog} />;
  return <RecordForm line={line} wargaId={extra} />;
}

function startOf(line: Line, wargaId: string, open: boolean): RecordDraft {
  const person = wargaId !== '' && line.subjects.includes('orang');
  return {
    subjek: person ? 'orang' : (line.subjects[0] ?? 'orang'),
    wargaId,
    tempat: '',
    cara: open ? 'meja' : 'lapangan',
    jawaban: {},
    catatan: '',
    yakin: '',
  };
}

/** What is missing before a record says what it is about. */
function lackOf(draft: RecordDraft): string {
  if (draft.subjek === 'tempat') {
    return draft.tempat.trim() === '' ? UMUM.required(WORDS.needPlace) : '';
  }
  return draft.wargaId === '' ? UMUM.required(WORDS.needPerson) : '';
}

type Input = Omit<RecordKunjungan, 'kunjungan_id' | 'tanggal' | 'sesi_id'>;

function inputOf(
  line: Line,
  draft: RecordDraft,
  answers: Record<string, unknown>,
  familyId: string | null,
): Input {
  const place = draft.subjek === 'tempat';
  return {
    layanan_id: line.id,
    cara: draft.cara,
    subjek_jenis: draft.subjek,
    jawaban: answers,
    warga_id: place ? null : draft.wargaId,
    keluarga_id: place || draft.subjek === 'orang' ? null : familyId,
    tempat: draft.tempat.trim() === '' ? null : draft.tempat.trim(),
    hasil: 'selesai',
    catatan: draft.catatan.trim() === '' ? null : draft.catatan.trim(),
  };
}

function useRecord(
  line: Line,
  draft: RecordDraft,
  key: string,
): {
  words: string;
  doubt: string;
  busy: boolean;
  record: () => void;
} {
  const { actions, views } = useApp();
  const [lack, setLack] = useState('');
  const [doubt, setDoubt] = useState('');
  const { problem, busy, save } = useSaving();
  const record = (): void => {
    const checked = readAnswers(questionsFor(line, false), draft.jawaban);
    const missing = lackOf(draft) || checked.problem;
    const asked = missing === '' && checked.doubt !== draft.yakin ? checked.doubt : '';
    setLack(missing);
    setDoubt(asked);
    if (missing !== '' || asked !== '') return;
    const family = views.profile(draft.wargaId)?.warga.keluarga_id ?? null;
    save(
      () => actions.recordKunjungan(inputOf(line, draft, checked.answers, family), { draft: key }),
      (receipt) => {
        tell(WORDS.saved, () => void actions.voidKunjungan(receipt.id, 'batal'));
        replace('layanan-bidang', line.bidang, draft.wargaId);
      },
    );
  };
  return { words: lack === '' ? problem : lack, doubt, busy, record };
}

function RecordForm({ line, wargaId }: { line: Line; wargaId: string }): VNode {
  const open = useApp().views.home.value.day === 'buka';
  const key = `catat:${line.id}:${wargaId}`;
  const [draft, change] = useDraft(key, startOf(line, wargaId, open));
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
      {makesUsulan(line) && (
        <LinkButton href={path('usulan-isi', `${line.id}.`, draft.wargaId)} icon="kirim">
          {WORDS.asRequest}
        </LinkButton>
      )}
      <RecordSubject line={line} draft={draft} change={change} />
      <QuestionForm
        questions={questionsFor(line, false)}
        typed={draft.jawaban}
        onTyped={(jawaban) => {
          change({ jawaban });
        }}
      />
      <TextField
        long
        label={KUNJUNGAN.note_}
        hint={KUNJUNGAN.noteHint}
        maxLength={500}
        value={draft.catatan}
        onValue={(catatan) => {
          change({ catatan });
        }}
      />
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
