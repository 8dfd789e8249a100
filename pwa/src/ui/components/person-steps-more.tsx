import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Button } from './button';
import { Choice, TextField, Tick, YesNo } from './fields';
import { Notice } from './notices';
import { HitItem } from './person-search';
import type { StepProps } from './person-steps';
import { sentence } from '../../state/sentences';
import { birthOf, inMonths } from '../new-person';
import { ORANG_BARU as WORDS } from '../teks/orang';

const SUGGESTIONS = 3;

/** Mother or head of the family: search first, a free name is fine too. */
export function FamilyStep({ draft, change }: StepProps): VNode {
  return (
    <>
      <ParentField draft={draft} change={change} />
      <TextField
        label={WORDS.rt}
        value={draft.rt}
        mode="numeric"
        maxLength={5}
        onValue={(rt) => {
          change({ rt });
        }}
      />
      <TextField
        label={WORDS.phone}
        hint={WORDS.phoneHint}
        value={draft.telepon}
        mode="tel"
        maxLength={20}
        onValue={(telepon) => {
          change({ telepon });
        }}
      />
      <Tick
        checked={draft.tamu}
        onChecked={(tamu) => {
          change({ tamu });
        }}
      >
        {WORDS.guest}
      </Tick>
    </>
  );
}

function ParentField({ draft, change }: StepProps): VNode {
  const { views } = useApp();
  const child = inMonths(draft);
  const searching = draft.parentId === '' && draft.parent.trim().length >= 2;
  const hits = searching ? views.search(draft.parent).slice(0, SUGGESTIONS) : [];
  if (draft.parentId !== '') {
    return (
      <Notice icon="cek">
        <p>
          {child ? WORDS.mother : WORDS.head}: <strong>{draft.parent}</strong>
        </p>
        <Button
          small
          onClick={() => {
            change({ parentId: '' });
          }}
        >
          {WORDS.unpick}
        </Button>
      </Notice>
    );
  }
  return (
    <>
      <TextField
        label={child ? WORDS.mother : WORDS.head}
        hint={child ? WORDS.motherHint : WORDS.headHint}
        value={draft.parent}
        capitals="words"
        onValue={(parent) => {
          change({ parent });
        }}
      />
      {hits.length > 0 && (
        <ul class="list">
          {hits.map((hit) => (
            <li key={hit.wargaId}>
              <HitItem
                hit={hit}
                onPick={({ wargaId, nama }) => {
                  const rt = views.profile(wargaId)?.warga.rt ?? draft.rt;
                  change({ parentId: wargaId, parent: nama, rt });
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Why we ask, NIK now or later, and consent for photos and messages apart from each other (R50). */
export function ConsentStep({ draft, change }: StepProps): VNode {
  return (
    <>
      <Notice icon="perisai">{WORDS.why}</Notice>
      <Choice
        legend={WORDS.nik}
        options={[
          { value: 'nanti', label: WORDS.nikLater },
          { value: 'sekarang', label: WORDS.nikNow },
        ]}
        value={draft.nikNow ? 'sekarang' : 'nanti'}
        onValue={(when) => {
          change({ nikNow: when === 'sekarang' });
        }}
      />
      {draft.nikNow && <NikField draft={draft} change={change} />}
      <YesNo
        legend={WORDS.photo}
        hint={WORDS.consentHint}
        value={draft.foto}
        onValue={(foto) => {
          change({ foto });
        }}
      />
      <YesNo
        legend={WORDS.message}
        value={draft.pesan}
        onValue={(pesan) => {
          change({ pesan });
        }}
      />
    </>
  );
}

/** Grouped 4-4-4-4 with what it says; a NIK that disagrees warns and never blocks (R17). */
function NikField({ draft, change }: StepProps): VNode {
  const { views } = useApp();
  const help = views.nik(draft.nik, birthOf(draft, views), draft.sex);
  return (
    <div class="stack-tight">
      <TextField
        label={WORDS.nik}
        hint={WORDS.nikHint}
        value={help.grouped}
        mode="numeric"
        maxLength={19}
        onValue={(nik) => {
          change({ nik: nik.replace(/\D/g, '').slice(0, 16) });
        }}
      />
      <p class="echo" aria-live="polite">
        {help.words}
      </p>
      {help.warning && <Notice warn>{sentence(help.warning)}</Notice>}
    </div>
  );
}
