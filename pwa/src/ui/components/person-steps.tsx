import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Choice, TextField } from './fields';
import { Button } from './button';
import { sentence } from '../../state/sentences';
import { longDate } from '../../kernel/dates';
import { birthOf, inMonths, type PersonDraft } from '../new-person';
import { ORANG_BARU as WORDS } from '../teks/orang';

export interface StepProps {
  readonly draft: PersonDraft;
  readonly change: (change: Partial<PersonDraft>) => void;
}

export function NameStep({ draft, change }: StepProps): VNode {
  return (
    <>
      <TextField
        label={WORDS.name}
        {...(draft.kind === 'anak' && { hint: WORDS.nameHint })}
        value={draft.nama}
        capitals="words"
        onValue={(nama) => {
          change({ nama });
        }}
      />
      {draft.kind !== 'ibu_hamil' && (
        <Choice
          legend={WORDS.sex}
          options={[
            { value: 'P', label: WORDS.P },
            { value: 'L', label: WORDS.L },
          ]}
          value={draft.sex}
          onValue={(sex) => {
            change({ sex });
          }}
        />
      )}
    </>
  );
}

/** Eight digits, shown at once in words; or a guess in months or years. */
export function BirthStep({ draft, change }: StepProps): VNode {
  return (
    <>
      {draft.unknown ? (
        <AboutField draft={draft} change={change} />
      ) : (
        <TextField
          label={WORDS.birth}
          hint={WORDS.birthHint}
          value={draft.birth}
          mode="numeric"
          maxLength={10}
          onValue={(birth) => {
            change({ birth });
          }}
        />
      )}
      <BirthWords draft={draft} />
      <Button
        onClick={() => {
          change({ unknown: !draft.unknown });
        }}
      >
        {draft.unknown ? WORDS.known : WORDS.unknown}
      </Button>
      {draft.kind === 'ibu_hamil' && (
        <TextField
          label={WORDS.weeks}
          hint={WORDS.weeksHint}
          value={draft.weeks}
          mode="numeric"
          maxLength={2}
          onValue={(weeks) => {
            change({ weeks });
          }}
        />
      )}
    </>
  );
}

function AboutField({ draft, change }: StepProps): VNode {
  return (
    <TextField
      label={inMonths(draft) ? WORDS.aboutMonths : WORDS.aboutYears}
      value={draft.about}
      mode="numeric"
      maxLength={3}
      onValue={(about) => {
        change({ about });
      }}
    />
  );
}

/** "14 Agustus 2024, 14 bulan", or in words what does not fit yet. */
function BirthWords({ draft }: { draft: PersonDraft }): VNode {
  const { views } = useApp();
  return (
    <p class="echo" aria-live="polite">
      {draft.unknown ? aboutWords(draft, views) : typedWords(draft, views)}
    </p>
  );
}

type Views = ReturnType<typeof useApp>['views'];

function aboutWords(draft: PersonDraft, views: Views): string {
  const birth = birthOf(draft, views);
  return birth === null ? '' : WORDS.about(longDate(birth));
}

function typedWords(draft: PersonDraft, views: Views): string {
  if (draft.birth.replace(/\D/g, '').length < 8) return '';
  const typed = views.birthDate(draft.birth);
  return typed.ok ? typed.value.words : sentence(typed.error);
}
