import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Lost } from './lost';
import { useApp, useSaving } from '../app-context';
import { Button, LinkButton } from '../components/button';
import { VisitBlock } from '../components/visit-block';
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
import { EMPTY_VISIT, type Outcome, type VisitDraft, visitInput } from '../visit-draft';

/** K-13: six blocks, twelve big buttons; what needs help goes on as a request with everything filled in. */
export function HomeVisit({ id }: { id: string }): VNode {
  const profile = useApp().views.profile(id);
  if (profile === null) return <Lost words={PROFIL.gone} />;
  return <Visit profile={profile} />;
}

function Visit({ profile }: { profile: ProfileView }): VNode {
  const { actions } = useApp();
  const fields = useCatalog()?.bidang ?? [];
  const wargaId = profile.warga.id;
  const key = `kunjungan:${wargaId}`;
  const [draft, change] = useDraft(key, EMPTY_VISIT);
  const [visitId, setVisitId] = useState('');
  const { problem, busy, save } = useSaving();
  const needy = fields.filter(({ code }) => draft.keadaan[code] === 'bantuan');
  const record = (outcome: Outcome): void => {
    const input = visitInput(wargaId, outcome, draft, fields);
    save(
      () => actions.recordKunjungan(input, { draft: key }),
      (receipt) => {
        tell(WORDS.saved, () => void actions.voidKunjungan(receipt.id, 'batal'));
        if (outcome === 'selesai' && needy.length > 0) setVisitId(receipt.id);
        else replace('kunjungan');
      },
    );
  };
  if (visitId !== '') return <FollowUp fields={needy} wargaId={wargaId} visitId={visitId} />;
  const form = { draft, change, fields, busy, record };
  return <VisitForm {...form} name={profile.warga.nama} problem={problem} />;
}

interface FormProps {
  readonly name: string;
  readonly draft: VisitDraft;
  readonly change: (change: Partial<VisitDraft>) => void;
  readonly fields: readonly Bidang[];
  readonly busy: boolean;
  readonly problem: string;
  readonly record: (outcome: Outcome) => void;
}

function VisitForm(props: FormProps): VNode {
  const { name, draft, change, busy, problem, record } = props;
  return (
    <Screen
      key="rumah"
      title={name}
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
      <Absent busy={busy} record={record} />
      <Blocks {...props} />
      <TextField
        long
        label={WORDS.remark}
        hint={WORDS.remarkHint}
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

/** Nobody there and not willing are normal outcomes (F5). */
function Absent({ busy, record }: Pick<FormProps, 'busy' | 'record'>): VNode {
  return (
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
  );
}

function Blocks({ fields, draft, change }: FormProps): VNode {
  return (
    <section class="stack-tight">
      <h2>{WORDS.blocks}</h2>
      {fields.map((bidang) => (
        <VisitBlock
          key={bidang.code}
          bidang={bidang}
          state={draft.keadaan[bidang.code] ?? null}
          onState={(state) => {
            change({ keadaan: { ...draft.keadaan, [bidang.code]: state } });
          }}
        />
      ))}
    </section>
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
      {fields.map(({ code, short_name: name }) => (
        <LinkButton
          key={code}
          href={path('usulan-bidang', code, `${wargaId}.${visitId}`)}
          icon="usulan"
        >
          {WORDS.makeRequest(name)}
        </LinkButton>
      ))}
    </Screen>
  );
}
