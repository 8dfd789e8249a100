const CHECK_MS = 60 * 60_000;

/** Its name on the server; for this folder only, and no proof of anything. */
const COOKIE = 'simpul_rilis';
const YEAR_S = 365 * 86_400;

interface Home {
  readonly kab_id: number;
  readonly posyandu_id: string;
}

/** Tells the server which posyandu asks for a release and which version runs, so that none older is offered. */
export function tellRelease(version: string): (home: Home | null) => void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  const rest = `; path=/kader/; max-age=${YEAR_S}; SameSite=Strict${secure}`;
  return (home) => {
    if (home) document.cookie = `${COOKIE}=${home.kab_id}_${home.posyandu_id}_${version}${rest}`;
  };
}

export interface Updates {
  /** Takes the waiting version; the page loads again under it. */
  apply(): void;
}

/**
 * Registers the worker of /kader/ and tells when a new version waits. It takes over when the kader accepts it or
 * at the next cold start, never in the middle of a day (R29).
 */
export async function followUpdates(url: string, ready: () => void): Promise<Updates> {
  if (!('serviceWorker' in navigator)) return { apply: () => undefined };
  const registration = await navigator.serviceWorker.register(url, { scope: '/kader/' });
  let wanted = false;
  const waiting = (): ServiceWorker | null => registration.waiting;
  const announce = (): void => {
    if (waiting() && navigator.serviceWorker.controller) ready();
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', announce);
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (wanted) window.location.reload();
  });
  setInterval(() => {
    void registration.update().catch(() => undefined);
  }, CHECK_MS);
  announce();
  return {
    apply: () => {
      wanted = true;
      waiting()?.postMessage({ type: 'SKIP_WAITING' });
    },
  };
}
