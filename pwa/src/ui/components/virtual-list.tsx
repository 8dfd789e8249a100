import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows of one block; a block far from the screen is an empty box of its last height (R28). */
const BLOCK = 16;
const GUESSED_ROW_PX = 96;

interface Props<T> {
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly render: (row: T) => VNode;
  readonly label: string;
}

interface BlockProps<T> extends Props<T> {
  readonly from: number;
}

function useNear(start: boolean): [{ current: HTMLDivElement | null }, boolean] {
  const box = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(start);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof IntersectionObserver === 'undefined') return;
    const watch = new IntersectionObserver(
      (entries) => {
        setNear(entries.some((entry) => entry.isIntersecting));
      },
      { rootMargin: '800px 0px' },
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, []);
  return [box, near];
}

function Block<T>({ rows, keyOf, render, from }: BlockProps<T>): VNode {
  const [box, near] = useNear(from < BLOCK);
  const height = useRef(0);
  const here = rows.slice(from, from + BLOCK);
  if (near && box.current) height.current = box.current.offsetHeight;
  const guess = height.current > 0 ? height.current : here.length * GUESSED_ROW_PX;
  return (
    <div ref={box} role="presentation" style={near ? {} : { height: `${guess}px` }}>
      {near &&
        here.map((row, index) => (
          <div
            role="listitem"
            class="list-row"
            key={keyOf(row)}
            aria-setsize={rows.length}
            aria-posinset={from + index + 1}
          >
            {render(row)}
          </div>
        ))}
    </div>
  );
}

/** A long list that draws only the rows near the screen; rows may have any height. */
export function VirtualList<T>(props: Props<T>): VNode {
  const blocks = Math.ceil(props.rows.length / BLOCK);
  return (
    <div class="list" role="list" aria-label={props.label}>
      {Array.from({ length: blocks }, (_, index) => (
        <Block key={index} {...props} from={index * BLOCK} />
      ))}
    </div>
  );
}
