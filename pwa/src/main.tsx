import { render } from 'preact';

import { startApp } from './state/start';
import { Root } from './ui/root';
import { startRouter } from './ui/router';
import './ui/styles/index.css';

const place = document.getElementById('layar');
if (place) {
  startRouter();
  const app = await startApp();
  render(<Root app={app} />, place);
}
