import type { VNode } from 'preact';

/** Own line icons of the six fields (users.md 4.3): 32 grid, 2 px stroke. */
const PATHS: Readonly<Record<string, string>> = {
  // An open book with a small child above it.
  pendidikan:
    'M16 13.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM11 17.5c1-2 2.8-3 5-3s4 1 5 3M16 27c-3-2.4-7-3.2-12-3V13c2 0 4 .2 5.5.7M16 27c3-2.4 7-3.2 12-3V13c-2 0-4 .2-5.5.7M16 27v-7',
  // A heart with a cross, standing on a baby scale.
  kesehatan:
    'M16 20.5c-6-4.2-9-7.3-9-10.9A4.8 4.8 0 0 1 16 7a4.8 4.8 0 0 1 9 2.6c0 3.6-3 6.7-9 10.9zM16 10v6M13 13h6M5 27.5h22M8 27.5c.6-2.4 3.6-4 8-4s7.4 1.6 8 4',
  // A tap with a drop, and a road below.
  pekerjaan_umum:
    'M4 9h11c3.3 0 5 1.7 5 5v1.5h-4V14c0-.7-.3-1-1-1H4M10 9V5M7 5h6M25 12.5c1.7 2 2.5 3.2 2.5 4.3a2.5 2.5 0 0 1-5 0c0-1.1.8-2.3 2.5-4.3zM10 28l3-8.5M24 28l-2.5-5M17 22v1.5M17.3 26.5v1.5',
  // A house whose roof carries a patch.
  perumahan_rakyat:
    'M3.5 15.5 16 5l12.5 10.5M7 13v14h18V13M13 27v-7.5h6V27M18.5 9.5l4.2 3.5 2-2.4-4.2-3.5z',
  // A shield under an umbrella.
  trantibumlinmas:
    'M16 4.5V3M4 14.5C4.5 8.5 9.5 4.5 16 4.5s11.5 4 12 10c-2-1.5-4-1.5-6 0-2-1.5-4-1.5-6 0-2-1.5-4-1.5-6 0-2-1.5-4-1.5-6 0zM16 14.5v2M10.5 18.2l5.5-1.7 5.5 1.7v3.3c0 3.2-2.2 5.5-5.5 7-3.3-1.5-5.5-3.8-5.5-7z',
  // Two hands that hold a person.
  sosial:
    'M16 10.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM11 19v-2c0-2.6 2-4.3 5-4.3s5 1.7 5 4.3v2M4 15.5v6.5c0 3.5 3 6 7 6 2.8 0 4.5-1.3 5-3.5M4 15.5c1.6-.6 2.8.2 3 2l.3 2.5 3.7 3M28 15.5v6.5c0 3.5-3 6-7 6-2.8 0-4.5-1.3-5-3.5M28 15.5c-1.6-.6-2.8.2-3 2l-.3 2.5-3.7 3',
};

const UNKNOWN = 'M16 27a11 11 0 1 0 0-22 11 11 0 0 0 0 22z';

export function BidangIcon({ code, size = 32 }: { code: string; size?: number }): VNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[code] ?? UNKNOWN} />
    </svg>
  );
}
