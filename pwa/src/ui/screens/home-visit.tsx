import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { useApp, useSaving } from '../app-context';
import { Button, LinkButton } from '../components/button';
import { BidangIcon } from '../components/bidang-icons';
import { TextField } from '../components/fields';
import { Problem } from '../components/notices';
import { Screen } from '../components/screen';
import { type Bidang, useCatalog } from '../catalog';
import { useDraft } from '../draft';
import { path, replace } from '../router';
import type { ProfileView } from '../../state/contract';
import { PROFIL } from '../teks/orang';
import { KUNJUNGAN as WORDS } from '../teks/kunjungan';
import { tell } from '../undo';

/** The line of the catalogue under which a visit to a home is recorded. */
const VISIT_LINE = 'KES-04';

type Outcome = 'selesai' | 'tidak_ada_orang' | 'tidak_bersedia';

interface VisitDraft {
  readonly keadaan: Readonly<Record<string, 'aman' | 'bantuan'>>;
  readonly catatan: string;
}

/** K-13: six blocks, twelve big buttons; what needs help goes on as a request with everything filled in. */
export function HomeVisit({ id }: { id: string }): VNode {
  const profile = useApp().views.profile(id);
  if (profile === null) return <Lost words={PROFIL.gone} />;
  return <Visit profile={profile} />;
}

/** "Pendidikan aman, Perumahan Rakyat perlu bantuan. Catatan": what the visit found, in words. */
export function visitNote(draft: VisitDraft, fields: readonly Bidang[]): string | null {
  const states = fields.flatMap(({ code, short_name: name }) => {
    const state = draft.keadaan[code];
    return state === undefined ? [] : [`${name} ${state === 'aman' ? 'aman' : 'perlu bantuan'}`];
  });
  const words = [states.join(', '), draft.catatan.trim()].filter((part) => part !== '');
  return words.length === 0 ? null : words.join('. ');
}

function Visit({ profile }: { profile: ProfileView }): VNode {
  const { actions } = useApp();
  const fields = useCatalog()?.bidang ?? [];
  const { warga } = profile;
  const key = `kunjungan:${warga.id}`;
  const [draft, change] = useDraft<VisitDraft>(key, { keadaan: {}, catatan: '' });
  const [visitId, setVisitId] = useState('');
  const { problem, busy, save } = useSaving();
  const record = (hasil: Outcome): void => {
    const input = {
      layanan_id: VISIT_LINE,
      cara: 'rumah',
      subjek_jenis: 'orang',
      jawaban: {},
      warga_id: warga.id,
      hasil,
      catatan: visitNote(draft, fields),
    } as const;
    save(
      () => actions.recordKunjungan(input, { draft: key }),
      (receipt) => {
        tell(WORDS.saved, () => void actions.voidKunjungan(receipt.id, 'batal'));
        const needs = Object.values(draft.keadaan).includes('bantuan');
        if (hasil === 'selesai' && needs) setVisitId(receipt.id);
        else replace('kunjungan');
      },
    );
  };
  if (visitId !== '') {
    const needy = fields.filter(({ code }) => draft.keadaan[code] === 'bantuan');
    return <FollowUp fields={needy} wargaId={warga.id} visitId={visitId} />;
  }
  return (
    <Screen
      title={warga.nama}
      note={WORDS.home}
      backTo="kunjungan"
      actions={
        <Button
          kind="main"
          busy={busy}
          onClick={() => {
            record('selesai');
          }}
        >
          {WORDS.done}
        </Button>
      }
    >
      <div class="pair">
        <Button
          busy={busy}
          onClick={() => {
            record('tidak_ada_orang');
          }}
        >
          {WORDS.notHome}
        </Button>
        <Button
          busy={busy}
          onClick={() => {
            record('tidak_bersedia');
          }}
        >
          {WORDS.unwilling}
        </Button>
      </div>
      <h2>{WORDS.blocks}</h2>
      {fields.map((bidang) => (
        <Block
          key={bidang.code}
          bidang={bidang}
          state={draft.keadaan[bidang.code] ?? null}
          onState={(state) => {
            change({ keadaan: { ...draft.keadaan, [bidang.code]: state } });
          }}
        />
      ))}
      <TextField
        long
        label={WORDS.note_}
        hint={WORDS.noteHint}
        maxLength={500}
        value={draft.catatan}
        onValue={(catatan) => {
          change({ catatan });
        }}
      />
      <Problem words={problem} />
    </Screen>
  );
}

interface BlockProps {
  readonly bidang: Bidang;
  readonly state: 'aman' | 'bantuan' | null;
  readonly onState: (state: 'aman' | 'bantuan') => void;
}

function Block({ bidang, state, onState }: BlockProps): VNode {
  return (
    <fieldset class="block">
      <legend class="visually-hidden">{bidang.name}</legend>
      <span class={`bidang-chip bidang-${bidang.code}`}>
        <BidangIcon code={bidang.code} size={28} />
      </span>
      <span class="block-name" aria-hidden="true">
        {bidang.short_name}
      </span>
      {(['aman', 'bantuan'] as const).map((one) => (
        <button
          type="button"
          key={one}
          class={`chip chip-${one}`}
          aria-pressed={state === one ? 'true' : 'false'}
          onClick={() => {
            onState(one);
          }}
        >
          {one === 'aman' ? WORDS.safe : WORDS.help}
        </button>
      ))}
    </fieldset>
  );
}

interface FollowProps {
  readonly fields: readonly Bidang[];
  readonly wargaId: string;
  readonly visitId: string;
}

function FollowUp({ fields, wargaId, visitId }: FollowProps): VNode {
  return (
    <Screen
      key="usulan"
      title={WORDS.followTitle}
      backTo="kunjungan"
      actions={
        <LinkButton href={path('kunjungan')} kind="main">
          {WORDS.allDone}
        </LinkButton>
      }
    >
      <p class="soft">{WORDS.followHint}</p>
      {fields.map((bidang) => (
        <LinkButton
          key={bidang.code}
          href={path('usulan-bidang', bidang.code, `${wargaId}.${visitId}`)}
          icon="usulan"
        >
          {WORDS.makeRequest(bidang.short_name)}
        </LinkButton>
      ))}
    </Screen>
  );
}
