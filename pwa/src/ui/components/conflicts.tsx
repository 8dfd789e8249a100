import type { VNode } from 'preact';

import { useApp, useSaving } from '../app-context';
import { Button } from './button';
import { Problem } from './notices';
import { longDate } from '../../kernel/dates';
import type { ConflictView } from '../../state/contract';
import { PROFIL as WORDS } from '../teks/orang';
import { tell } from '../undo';

/** Two weighings of one child on one day (R25): both with name and time, a person chooses. */
export function Conflicts({ conflicts }: { conflicts: readonly ConflictView[] }): VNode {
  return (
    <>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.tanggal} conflict={conflict} />
      ))}
    </>
  );
}

function Conflict({ conflict }: { conflict: ConflictView }): VNode {
  const { actions, views } = useApp();
  const { chair } = views.home.value;
  const { problem, busy, save } = useSaving();
  const ids = conflict.choices.map((one) => one.penimbanganId);
  const choose = (chosen: string): void => {
    const others = ids.filter((id) => id !== chosen);
    save(
      () => actions.choosePenimbangan(chosen, others),
      () => {
        tell(WORDS.chosen);
      },
    );
  };
  return (
    <section class="card card-ask">
      <h2>{WORDS.conflictTitle}</h2>
      <p>{WORDS.conflictHint(longDate(conflict.tanggal))}</p>
      {conflict.choices.map((choice) => (
        <ChoiceLine
          key={choice.penimbanganId}
          choice={choice}
          busy={busy}
          onChoose={chair.mine ? choose : null}
        />
      ))}
      {!chair.mine && <p class="soft">{chair.words}</p>}
      <Problem words={problem} />
    </section>
  );
}

interface LineProps {
  readonly choice: ConflictView['choices'][number];
  readonly busy: boolean;
  /** null: the choice is the chair's. */
  readonly onChoose: ((penimbanganId: string) => void) | null;
}

function ChoiceLine({ choice, busy, onChoose }: LineProps): VNode {
  return (
    <div class="choice-line">
      <p>
        <strong>{choice.words}</strong>
        <span class="item-note">{choice.oleh}</span>
      </p>
      {onChoose && (
        <Button
          small
          busy={busy}
          label={`${WORDS.choose}: ${choice.words}, ${choice.oleh}`}
          onClick={() => {
            onChoose(choice.penimbanganId);
          }}
        >
          {WORDS.choose}
        </Button>
      )}
    </div>
  );
}
