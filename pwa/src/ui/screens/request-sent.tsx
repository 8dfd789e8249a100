import type { VNode } from 'preact';

import { useApp } from '../app-context';
import { LinkButton } from '../components/button';
import { Icon } from '../components/icons';
import { Screen } from '../components/screen';
import { ConsentShare } from '../components/consent-share';
import { agencyName, type Catalog, type Line } from '../catalog';
import { path } from '../router';
import type { Receipt } from '../../state/contract';
import { KUNJUNGAN } from '../teks/kunjungan';
import { UMUM } from '../teks/umum';
import { USULAN as WORDS } from '../teks/usulan';

export type Sent = Receipt & { readonly nomor: string; readonly deadlineWords: string };

interface Props {
  readonly sent: Sent;
  readonly catalog: Catalog;
  readonly line: Line;
  /** Whose house is being visited, '' for a request of its own: another field there may need help too. */
  readonly visited: string;
}

/** Proof with the number, who answers and by when. */
export function RequestSent({ sent, catalog, line, visited }: Props): VNode {
  const view = useApp().views.request(sent.id);
  const agency = agencyName(catalog, line.opd);
  return (
    <Screen
      title={WORDS.sentTitle}
      backTo="beranda"
      actions={
        <LinkButton href={visited === '' ? path('beranda') : path('rumah', visited)} kind="main">
          {visited === '' ? UMUM.done : KUNJUNGAN.backToVisit}
        </LinkButton>
      }
    >
      <section class="card sent rise">
        <Icon name="cek" size={48} />
        <p class="soft">{WORDS.sentNumber}</p>
        <p class="sent-number number">{sent.nomor}</p>
        <p>{line.title}</p>
      </section>
      <p class="receipt receipt-done">
        <Icon name="cek" size={20} />
        {UMUM.savedAt(sent.time)}
      </p>
      <p>{WORDS.sentSafe}</p>
      {agency !== '' && <p>{WORDS.receiver(agency)}</p>}
      <p class="strong">{sent.deadlineWords}</p>
      {view !== null && (
        <ConsentShare wargaId={view.linkedTo} text={view.shareText} label={WORDS.share} />
      )}
      <LinkButton href={path('usulan-lihat', sent.id)} icon="berkas">
        {WORDS.complete}
      </LinkButton>
    </Screen>
  );
}
