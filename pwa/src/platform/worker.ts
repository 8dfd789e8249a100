const CHECK_MS = 60 * 60_000;

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
