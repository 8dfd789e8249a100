import { render } from 'preact';

import { Root } from './root';
import { startRouter } from './router';
import { NoStorage } from './screens/lost';
import { Repair } from './screens/repair';
import type { App } from '../state/contract';
import { isRefusal, StorageLost } from '../state/lost';

/** Puts the app on the page; a browser that refuses to keep anything gets a sentence, never an empty page. */
export async function boot(place: HTMLElement, start: () => Promise<App>): Promise<void> {
  startRouter();
  try {
    const app = await start();
    render(<Root app={app} />, place);
  } catch (error) {
    const lost = error instanceof StorageLost && !isRefusal(error) ? error : null;
    render(lost ? <Repair rescue={lost.rescue} renew={lost.renew} /> : <NoStorage />, place);
  }
}
