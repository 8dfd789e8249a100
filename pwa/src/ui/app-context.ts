import { createContext } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';

import type { Result } from '../kernel/result';
import type { App } from '../state/contract';
import { sentence } from '../state/sentences';
import { dismiss } from './undo';

export const AppContext = createContext<App | null>(null);

/** The app that every screen reads and acts through. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('AppContext');
  return app;
}

export interface Saving {
  /** Plain sentence of what went wrong, '' when nothing did. */
  readonly problem: string;
  readonly busy: boolean;
  /** Runs one action; a second press while it runs does nothing, so a double tap saves once. */
  readonly save: <T>(action: () => Promise<Result<T>>, then: (value: T) => void) => void;
}

export function useSaving(): Saving {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  async function run<T>(action: () => Promise<Result<T>>, then: (value: T) => void): Promise<void> {
    running.current = true;
    setBusy(true);
    const result = await action();
    running.current = false;
    setBusy(false);
    setProblem(result.ok ? '' : sentence(result.error));
    if (!result.ok) return;
    // Batalkan must never stand beside a newer record than the one it takes back.
    dismiss();
    then(result.value);
  }
  return {
    problem,
    busy,
    save: (action, then) => {
      if (!running.current) void run(action, then);
    },
  };
}
