import { render } from 'preact';

const root = document.getElementById('layar');
if (root) render(<h1>Simpul</h1>, root);
