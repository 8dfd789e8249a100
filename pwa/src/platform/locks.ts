/** Runs work while no other tab of this phone does the same; queued within this tab without Web Locks. */
export function exclusive(name: string): <T>(work: () => Promise<T>) => Promise<T> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks;
  if (locks) return (work) => locks.request(name, work);
  return inOrder();
}

/** One after the other, whatever became of the one before. */
export function inOrder(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
