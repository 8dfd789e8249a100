import { signal } from '@preact/signals';

/** Where the kader is: '#/timbang/<id>' is {name: 'timbang', id}. Random ids only, never a name or NIK. */
export interface Route {
  readonly name: string;
  readonly id: string;
  readonly extra: string;
}

export const HOME = 'beranda';

export function parseHash(hash: string): Route {
  const code = /^#kode=([0-9A-Za-z-]{4,20})$/.exec(hash);
  if (code) return { name: 'aktivasi', id: code[1] ?? '', extra: '' };
  const [name = '', id = '', extra = ''] = hash.replace(/^#\/?/, '').split('/').map(readable);
  return { name: name === '' ? HOME : name, id, extra };
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

export const route = signal<Route>(parseHash(location.hash));

export function path(name: string, id = '', extra = ''): string {
  return `#/${[name, id, extra]
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/')}`;
}

export function go(name: string, id = '', extra = ''): void {
  location.hash = path(name, id, extra);
}

/** Takes the place of the current step, so that Kembali of the phone does not reopen a finished form. */
export function replace(name: string, id = '', extra = ''): void {
  history.replaceState(null, '', path(name, id, extra));
  route.value = parseHash(location.hash);
}

let moves = 0;

export function startRouter(): void {
  window.addEventListener('hashchange', () => {
    moves += 1;
    route.value = parseHash(location.hash);
  });
}

/** One step back, or to `name` when the app was opened on this very screen. */
export function back(name: string, id = ''): void {
  if (moves > 0) {
    moves -= 1;
    history.back();
  } else {
    replace(name, id);
  }
}
