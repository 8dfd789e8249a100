import type { VNode } from 'preact';

/** The knot: two threads that hold each other. */
export function Logo({ size = 72 }: { size?: number }): VNode {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="16" fill="#0b5d52" />
      <Knot />
    </svg>
  );
}

export function Knot(): VNode {
  return (
    <g fill="none" stroke-width="5.5" stroke-linecap="round">
      <path d="M12 26c8-11 21-8 21 6s12 17 19 6" stroke="#ffd54a" />
      <path d="M12 38c7 11 19 8 19-6s13-17 21-6" stroke="#fff" />
      <path d="M31.5 27.5c.9 1.3 1.5 2.8 1.5 4.5" stroke="#ffd54a" />
    </g>
  );
}
