import type { VNode } from 'preact';

/** Faint woven threads behind the big action of the day; ornament only. */
export function WeaveMark(): VNode {
  return (
    <svg
      class="weave"
      viewBox="0 0 200 120"
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
    >
      <g fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round">
        <path d="M90 -10c60 0 20 70 80 70s40 70 90 70" />
        <path d="M90 130c60 0 20-70 80-70s40-70 90-70" />
        <path d="M120 -10c50 0 20 70 70 70s30 70 80 70" />
        <path d="M120 130c50 0 20-70 70-70s30-70 80-70" />
        <path d="M60 -10c70 0 20 70 90 70s50 70 100 70" />
        <path d="M60 130c70 0 20-70 90-70s50-70 100-70" />
      </g>
    </svg>
  );
}
