import { startApp } from './state/start';
import { boot } from './ui/boot';
import './ui/styles/index.css';

const place = document.getElementById('layar');
if (place) await boot(place, startApp);
