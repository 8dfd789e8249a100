import type { VNode } from 'preact';

import { Choice, TextField } from './fields';
import { SubjectPicker } from './subject-picker';
import type { Line } from '../catalog';
import type { RecordDraft } from '../record-draft';
import { LAYANAN as WORDS } from '../teks/kunjungan';
import { USULAN } from '../teks/usulan';

interface Props {
  readonly line: Line;
  readonly draft: RecordDraft;
  readonly change: (change: Partial<RecordDraft>) => void;
}

const WAYS = ['meja', 'rumah', 'lapangan'] as const;

/** What a record is about, and where it was made. */
export function RecordSubject(props: Props): VNode {
  const { line, draft, change } = props;
  return (
    <>
      {line.subjects.length > 1 && (
        <Choice
          legend={WORDS.about}
          options={line.subjects.map((value) => ({ value, label: WORDS.subject[value] }))}
          value={draft.subjek}
          onValue={(subjek) => {
            change({ subjek });
          }}
        />
      )}
      <Whom {...props} />
      <Choice
        legend={WORDS.where}
        options={WAYS.map((value) => ({ value, label: WORDS.ways[value] }))}
        value={draft.cara}
        onValue={(cara) => {
          change({ cara });
        }}
      />
    </>
  );
}

function Whom({ draft, change }: Props): VNode {
  const house = draft.subjek === 'rumah';
  return (
    <>
      {draft.subjek !== 'tempat' && (
        <SubjectPicker
          label={house ? WORDS.owner : WORDS.subject[draft.subjek]}
          wargaId={draft.wargaId}
          pickLabel={WORDS.pickPerson}
          changeLabel={USULAN.change}
          onPick={(wargaId) => {
            change({ wargaId });
          }}
        />
      )}
      {(house || draft.subjek === 'tempat') && (
        <TextField
          label={WORDS.place}
          hint={USULAN.placeHint}
          value={draft.tempat}
          onValue={(tempat) => {
            change({ tempat });
          }}
        />
      )}
    </>
  );
}
