import type { VNode } from 'preact';

import { Button, LinkButton } from '../components/button';
import { Empty } from '../components/notices';
import { Screen } from '../components/screen';
import { path, replace } from '../router';
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

/** The browser refuses to open its storage: a private window, or a phone without any room. Stands alone as well. */
export function NoStorage(): VNode {
  return (
    <main class="screen-body">
      <h1>{UMUM.noStorage}</h1>
      <p>{UMUM.noStorageHint}</p>
      <Button
        kind="main"
        onClick={() => {
          window.location.reload();
        }}
      >
        {UMUM.again}
      </Button>
    </main>
  );
}

/** Stands alone: it must not read anything that may have broken. */
export function Broken({ mend }: { mend: () => void }): VNode {
  return (
    <main class="screen-body">
      <h1>{UMUM.broken}</h1>
      <p>{UMUM.brokenHint}</p>
      <Button
        kind="main"
        onClick={() => {
          replace('beranda');
          mend();
        }}
      >
        {NAV.beranda}
      </Button>
    </main>
  );
}
