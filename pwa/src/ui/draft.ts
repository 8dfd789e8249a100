import { useRef, useState } from 'preact/hooks';

import { useApp } from './app-context';

/** Only the keys this version of the form knows, so that an old draft never brings a stranger. */
function known<T extends object>(start: T, stored: unknown): T {
  if (typeof stored !== 'object' || stored === null) return start;
  const kept = Object.entries(stored).filter(([key]) => key in start);
  return { ...start, ...(Object.fromEntries(kept) as Partial<T>) };
}

/** The content of a form, written to the phone at every change (R20). `key` null keeps nothing. */
export function useDraft<T extends object>(
  key: string | null,
  start: T,
): [T, (change: Partial<T>) => void] {
  const { actions } = useApp();
  const [content, setContent] = useState<T>(() =>
    key === null ? start : known(start, actions.readDraft(key)),
  );
  const latest = useRef(content);
  return [
    content,
    (change) => {
      latest.current = { ...latest.current, ...change };
      setContent(latest.current);
      if (key !== null) void actions.saveDraft(key, latest.current);
    },
  ];
}
