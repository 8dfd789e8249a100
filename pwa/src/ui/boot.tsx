import { render } from 'preact';

import { Root } from './root';
import { startRouter } from './router';
import { NoStorage } from './screens/lost';
import type { App } from '../state/contract';

/** Puts the app on the page; a browser that refuses to keep anything gets a sentence, never an empty page. */
export async function boot(place: HTMLElement, start: () => Promise<App>): Promise<void> {
  startRouter();
  try {
    const app = await start();
    render(<Root app={app} />, place);
  } catch {
    render(<NoStorage />, place);
  }
}
