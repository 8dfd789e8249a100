import type { VNode } from 'preact';

import { LinkButton } from '../components/button';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { path } from '../router';
import { NAV, UMUM } from '../teks/umum';

/** A link that leads nowhere on this phone. */
export function Lost({ words = UMUM.notFound }: { words?: string }): VNode {
  return (
    <Screen title={UMUM.app} backTo="beranda">
      <Empty icon="cari" words={`${words} ${UMUM.notFoundHint}`}>
        <LinkButton href={path('beranda')} icon="beranda">
          {NAV.beranda}
        </LinkButton>
      </Empty>
    </Screen>
  );
}
