import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { Button } from './button';
import { Choice, TextField, Tick, YesNo } from './fields';
import { KkField, NikField } from './nik-field';
import { Notice } from './notices';
import { GuestOrigin } from './guest-origin';
import { HitItem } from './person-search';
import { Purposes } from './purposes';
import type { StepProps } from './person-steps';
import type { PersonHit } from '../../state/contract';
import { birthOf, inMonths, knownFamily, replacesKk, sameFamily } from '../new-person';
import { ORANG_BARU as WORDS, PROFIL } from '../teks/orang';

const SUGGESTIONS = 3;

/** "Ya, keluarga ini" was said of one family: with another head or RT it is asked again. */
const UNASKED = { keluarga: null, kkBeda: null } as const;

/** Mother or head of the family: search first, a free name is fine too. */
export function FamilyStep({ draft, change }: StepProps): VNode {
  const family = sameFamily(draft, useApp().views);
  return (
    <>
      <ParentField
        draft={draft}
        change={change}
        label={inMonths(draft) ? WORDS.mother : WORDS.head}
      />
      <PlaceFields draft={draft} change={change} />
      {family && (
        <Choice
          legend={WORDS.sameFamily(family.kepala_nama, family.rt)}
          options={WORDS.families}
          value={draft.keluarga}
          onValue={(keluarga) => {
            change({ keluarga, kkBeda: null });
          }}
        />
      )}
      <FamilyKk draft={draft} change={change} />
      <Tick
        checked={draft.tamu}
        onChecked={(tamu) => {
          change({ tamu });
        }}
      >
        {WORDS.guest}
      </Tick>
      {draft.tamu && <GuestOrigin draft={draft} change={change} />}
    </>
  );
}

/** The KK number her family has stands there masked; another one takes its place only when she says so. */
function FamilyKk({ draft, change }: StepProps): VNode {
  const { views } = useApp();
  const masked = knownFamily(draft, views)?.kk_samar ?? '';
  return (
    <>
      <KkField
        kk={draft.kk}
        hint={masked === '' ? null : PROFIL.known(masked)}
        onKk={(kk) => {
          change({ kk, kkBeda: null });
        }}
      />
      {replacesKk(draft, views) && (
        <Choice
          legend={WORDS.otherKk(masked)}
          options={WORDS.kks}
          value={draft.kkBeda}
          onValue={(kkBeda) => {
            change({ kkBeda });
          }}
        />
      )}
    </>
  );
}

export function PlaceFields({ draft, change }: StepProps): VNode {
  return (
    <>
      <TextField
        label={WORDS.rt}
        value={draft.rt}
        mode="numeric"
        maxLength={5}
        onValue={(rt) => {
          change({ rt, ...UNASKED });
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
    </>
  );
}

interface ParentProps extends StepProps {
  readonly label: string;
}

export function ParentField({ draft, change, label }: ParentProps): VNode {
  if (draft.parentId !== '') return <Picked draft={draft} change={change} label={label} />;
  return (
    <>
      <TextField
        label={label}
        hint={WORDS.parentHint}
        value={draft.parent}
        capitals="words"
        onValue={(parent) => {
          change({ parent, ...UNASKED });
        }}
      />
      <Suggestions draft={draft} change={change} />
    </>
  );
}

function Picked({ draft, change, label }: ParentProps): VNode {
  return (
    <Notice icon="cek">
      <p>
        {label}: <strong>{draft.parent}</strong>
      </p>
      <Button
        small
        onClick={() => {
          change({ parentId: '', ...UNASKED });
        }}
      >
        {WORDS.unpick}
      </Button>
    </Notice>
  );
}

function Suggestions({ draft, change }: StepProps): VNode | null {
  const { views } = useApp();
  if (draft.parent.trim().length < 2) return null;
  const hits = views.search(draft.parent).slice(0, SUGGESTIONS);
  if (hits.length === 0) return null;
  const pick = ({ wargaId, nama }: PersonHit): void => {
    const rt = views.profile(wargaId)?.warga.rt ?? draft.rt;
    change({ parentId: wargaId, parent: nama, rt, ...UNASKED });
  };
  return (
    <ul class="list">
      {hits.map((hit) => (
        <li key={hit.wargaId}>
          <HitItem hit={hit} onPick={pick} />
        </li>
      ))}
    </ul>
  );
}

/** Why we ask, NIK now or later, and consent for photos and messages apart from each other (R50). */
export function ConsentStep({ draft, change }: StepProps): VNode {
  return (
    <>
      <Notice icon="perisai">
        {WORDS.why}
        <Purposes />
      </Notice>
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
      {draft.nikNow && <Nik draft={draft} change={change} />}
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

function Nik({ draft, change }: StepProps): VNode {
  const { views } = useApp();
  return (
    <NikField
      nik={draft.nik}
      birth={birthOf(draft, views)}
      sex={draft.sex}
      onNik={(nik) => {
        change({ nik });
      }}
    />
  );
}
