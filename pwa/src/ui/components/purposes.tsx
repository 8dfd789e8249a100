import type { VNode } from 'preact';

import purposes from '../../../../contracts/tujuan.json';

/** For what data are recorded, one sentence each with its legal basis (R50). */
export function Purposes(): VNode {
  return (
    <ul class="stack-tight">
      {purposes.map(({ kode, kalimat, dasar }) => (
        <li key={kode}>
          {kalimat} <span class="soft small">({dasar})</span>
        </li>
      ))}
    </ul>
  );
}
