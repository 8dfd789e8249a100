import type { VNode } from 'preact';

import { LinkButton } from './button';
import { Choice, TextField } from './fields';
import { Fold, Notice } from './notices';
import { LocationField } from './location-field';
import { PersonPhotos } from './photo-field';
import { QuestionForm } from './question-form';
import { SubjectPicker } from './subject-picker';
import { useApp } from '../app-context';
import { type Catalog, type Line, questionsFor, requestKind } from '../catalog';
import { reasonsOf, type RequestDraft, VIOLENCE } from '../request-draft';
import { path } from '../router';
import { USULAN as WORDS } from '../teks/usulan';

interface Props {
  readonly catalog: Catalog;
  readonly line: Line;
  readonly draft: RequestDraft;
  readonly change: (change: Partial<RequestDraft>) => void;
}

/** Everything of K-10; nothing but the case itself is needed to send. */
export function RequestFields(props: Props): VNode {
  const { draft, change } = props;
  return (
    <>
      <ForWhom {...props} />
      <PersonPhotos
        wargaId={draft.untuk === 'orang' ? draft.wargaId : ''}
        draft={draft}
        change={change}
      />
      <LocationField
        eager
        label={WORDS.location}
        value={draft.lokasi}
        onValue={(lokasi) => {
          change({ lokasi });
        }}
      />
      <Urgency {...props} />
      <More {...props} />
      <Deadline line={props.line} />
    </>
  );
}

function More({ line, draft, change }: Props): VNode {
  const questions = questionsFor(line, requestKind(line)).filter((one) => one.type !== 'lokasi');
  return (
    <Fold title={WORDS.more} icon="tulis">
      <TextField
        long
        label={WORDS.story}
        hint={WORDS.storyHint}
        maxLength={1000}
        value={draft.cerita}
        onValue={(cerita) => {
          change({ cerita });
        }}
      />
      <QuestionForm
        questions={questions}
        typed={draft.jawaban}
        onTyped={(jawaban) => {
          change({ jawaban });
        }}
      />
    </Fold>
  );
}

function Deadline({ line }: { line: Line }): VNode {
  const { deadlineWords } = useApp().views.requestPreview(line.id);
  return (
    <Notice icon="jam">
      {deadlineWords !== '' && <p>{deadlineWords}</p>}
      <p class="soft small">{WORDS.documents(line.documents?.length ?? 0)}</p>
    </Notice>
  );
}

function ForWhom({ draft, change }: Props): VNode {
  return (
    <div class="stack-tight">
      <Choice
        legend={WORDS.forWhom}
        options={[
          { value: 'orang', label: WORDS.person },
          { value: 'umum', label: WORDS.general },
        ]}
        value={draft.untuk}
        onValue={(untuk) => {
          change({ untuk });
        }}
      />
      {draft.untuk === 'orang' && (
        <SubjectPicker
          label={WORDS.forWhom}
          wargaId={draft.wargaId}
          pickLabel={WORDS.pickPerson}
          changeLabel={WORDS.change}
          onPick={(wargaId) => {
            change({ wargaId });
          }}
        />
      )}
      <TextField
        label={WORDS.place}
        hint={WORDS.placeHint}
        value={draft.tempat}
        onValue={(tempat) => {
          change({ tempat });
        }}
      />
    </div>
  );
}

function Urgency({ catalog, line, draft, change }: Props): VNode {
  return (
    <>
      <Choice
        legend={WORDS.urgency}
        options={[
          { value: 'biasa', label: WORDS.normal },
          { value: 'mendesak', label: WORDS.urgent },
        ]}
        value={draft.mendesak ? 'mendesak' : 'biasa'}
        onValue={(how) => {
          change({ mendesak: how === 'mendesak' });
        }}
      />
      {draft.mendesak && (
        <Choice
          legend={WORDS.urgentWhy}
          column
          options={reasonsOf(catalog, line)}
          value={draft.alasan}
          onValue={(alasan) => {
            change({ alasan });
          }}
        />
      )}
      {draft.mendesak && draft.alasan === VIOLENCE && (
        <LinkButton href={path('rahasia')} kind="plain" icon="kunci">
          {WORDS.secretOption}
        </LinkButton>
      )}
    </>
  );
}
