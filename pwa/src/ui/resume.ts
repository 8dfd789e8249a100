import { effect } from '@preact/signals';

import { HOME, parseHash, path, replace, route } from './router';
import type { App } from '../state/contract';

const KEY = 'layar';

/** Screens with something half typed. The sealed report is not among them: it leaves no trace. */
const FORMS = new Set(['timbang', 'perbaiki', 'orang-baru', 'usulan-isi', 'catat', 'rumah']);

/** Remembers the open form beside its draft, and returns to it after a reload, a call or an empty battery (R20). */
export function followDrafts(app: App): () => void {
  const last = app.actions.readDraft(KEY);
  if (typeof last === 'string' && route.peek().name === HOME) {
    const { name, id, extra } = parseHash(last);
    if (FORMS.has(name)) replace(name, id, extra);
  }
  let kept = typeof last === 'string' ? last : '';
  return effect(() => {
    const { name, id, extra } = route.value;
    const now = FORMS.has(name) ? path(name, id, extra) : '';
    if (now === kept) return;
    kept = now;
    void (now === '' ? app.actions.dropDraft(KEY) : app.actions.saveDraft(KEY, now));
  });
}
