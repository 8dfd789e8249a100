import type { VNode } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';

import { AppContext, useApp } from './app-context';
import { followDrafts } from './resume';
import { route } from './router';
import { SCREENS } from './screens';
import { Broken, Lost } from './screens/lost';
import { Activation } from './screens/activation';
import { Locked, Revoked } from './screens/locked';
import { UMUM } from './teks/umum';
import { dismiss } from './undo';
import type { App } from '../state/contract';

const TEXT_CLASS = { biasa: '', besar: 'teks-125', sangat_besar: 'teks-150' } as const;

/** Everything on the page; what is shown follows the phase of the app, then the hash. */
export function Root({ app }: { app: App }): VNode {
  return (
    <AppContext.Provider value={app}>
      <Frame />
    </AppContext.Provider>
  );
}

function Frame(): VNode {
  const app = useApp();
  const size = app.views.settings.value.settings.textSize;
  useEffect(() => {
    document.documentElement.className = TEXT_CLASS[size];
  }, [size]);
  useEffect(() => {
    const touch = (): void => {
      app.actions.touch();
    };
    document.addEventListener('pointerdown', touch);
    document.addEventListener('keydown', touch);
    return () => {
      document.removeEventListener('pointerdown', touch);
      document.removeEventListener('keydown', touch);
    };
  }, [app]);
  return <Guarded />;
}

/** A screen that cannot be drawn leaves a way home and never an empty page; the data is not touched. */
function Guarded(): VNode {
  const [broken, mend] = useErrorBoundary() as [unknown, () => void];
  if (broken !== undefined) return <Broken mend={mend} />;
  return <PhaseScreen />;
}

function PhaseScreen(): VNode {
  const phase = useApp().phase.value;
  // Whoever unlocks next must not read, or take back, what another kader saved.
  useEffect(dismiss, [phase]);
  switch (phase) {
    case 'memuat':
      return (
        <p class="loading" role="status">
          {UMUM.loading}
        </p>
      );
    case 'baru':
      // A code that is scanned while the first screen is open takes its place.
      return (
        <Activation
          key={route.value.id}
          code={route.value.name === 'aktivasi' ? route.value.id : ''}
        />
      );
    case 'terkunci':
      return <Locked />;
    case 'dicabut':
      return <Revoked />;
    case 'terbuka':
      return <Opened />;
  }
}

function Opened(): VNode {
  const app = useApp();
  useEffect(() => followDrafts(app), [app]);
  const { name, id, extra } = route.value;
  useEffect(() => {
    app.actions.touch(name === 'antrean');
  }, [name]);
  const Shown = SCREENS[name] ?? Lost;
  return <Shown key={`${name}/${id}/${extra}`} id={id} extra={extra} />;
}
