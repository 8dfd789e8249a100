import type { VNode } from 'preact';

import { Archived } from './archive';
import { Lost } from './lost';
import { useApp } from '../app-context';
import { LinkButton } from '../components/button';
import { Conflicts } from '../components/conflicts';
import { KmsChart } from '../components/kms-chart';
import { Fold, Notice } from '../components/notices';
import { Consent, PersonFacts } from '../components/person-facts';
import { Attend } from '../components/queue-row';
import { RequestItem } from '../components/request-item';
import { Screen } from '../components/screen';
import { isUnderFive } from '../../domain/lifecycle';
import { path } from '../router';
import type { ProfileView } from '../../state/contract';
import { GRAFIK } from '../teks/pertumbuhan';
import { CARI, PROFIL as WORDS } from '../teks/orang';

/** K-07: one person, what can be done for her, her curve, her consent. */
export function Profile({ id }: { id: string }): VNode {
  const { views } = useApp();
  const profile = views.profile(id);
  const archived = views.archive.value.find(({ wargaId }) => wargaId === id);
  if (archived) return <Archived person={archived} />;
  if (profile === null) return <Lost words={WORDS.gone} />;
  return <ProfileBody profile={profile} />;
}

function noteOf({ warga, ageWords, number }: ProfileView): string {
  const call = number === null ? '' : CARI.number(number);
  return [warga.jenis_kelamin, ageWords, call, WORDS.ended[warga.status]]
    .filter((part) => part !== '')
    .join(' · ');
}

function ProfileBody({ profile }: { profile: ProfileView }): VNode {
  const { warga } = profile;
  const today = useApp().views.home.value.today;
  const child = isUnderFive(warga, today);
  return (
    <Screen title={warga.nama} note={noteOf(profile)} backTo="cari">
      {profile.pending && <Notice icon="jam">{WORDS.pending}</Notice>}
      <Actions profile={profile} child={child} />
      <Conflicts conflicts={profile.conflicts} />
      {(child || profile.curve.length > 0) && (
        <section class="card" aria-label={GRAFIK.title}>
          <h2>{GRAFIK.title}</h2>
          <KmsChart
            points={profile.curve}
            sex={warga.jenis_kelamin}
            sentence={profile.curveSentence}
          />
        </section>
      )}
      <PersonFacts profile={profile} />
      <Consent warga={warga} />
      <Related profile={profile} />
    </Screen>
  );
}

function Actions({ profile, child }: { profile: ProfileView; child: boolean }): VNode {
  const { warga } = profile;
  const { views } = useApp();
  const open = views.home.value.day === 'buka';
  const mark = views.queue.value.rows.find((row) => row.wargaId === warga.id);
  const weigh = child && open;
  const weighed = weigh && views.weigh(warga.id)?.recordedId !== null;
  return (
    <div class="stack-tight">
      {weigh && (
        <LinkButton href={path('timbang', warga.id)} kind="main" icon="timbangan">
          {weighed ? WORDS.weighAgain : WORDS.weigh}
        </LinkButton>
      )}
      {open && mark?.weighed !== true && (
        <Attend wargaId={warga.id} nama={warga.nama} present={mark?.present === true} />
      )}
      <div class="pair">
        <LinkButton href={path('usulan', '', warga.id)} icon="usulan">
          {WORDS.request}
        </LinkButton>
        <LinkButton href={path('rumah', warga.id)} icon="kunjungan">
          {WORDS.visit}
        </LinkButton>
      </div>
      <LinkButton href={path('layanan', warga.id)} icon="tulis">
        {WORDS.record}
      </LinkButton>
    </div>
  );
}

function Related({ profile }: { profile: ProfileView }): VNode {
  return (
    <>
      {profile.usulan.length > 0 && (
        <section class="stack-tight">
          <h2>{WORDS.usulan}</h2>
          <ul class="list">
            {profile.usulan.map((row) => (
              <li key={row.usulanId}>
                <RequestItem row={row} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {profile.visits.length > 0 && (
        <Fold title={WORDS.visits} icon="kunjungan">
          <ul class="stack-tight">
            {profile.visits.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Fold>
      )}
      {profile.history.length > 0 && (
        <Fold title={WORDS.history} icon="riwayat">
          <ul class="stack-tight">
            {profile.history.map((line) => (
              <li key={line.saat + line.words}>{line.words}</li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}
