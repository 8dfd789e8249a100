import type { VNode } from 'preact';

import { Fold } from './notices';
import type { ResultView } from '../../state/contract';
import { HASIL as WORDS } from '../teks/pertumbuhan';

/** Z-scores and official categories, for the kader only and one tap away (R33). */
export function Figures({ result }: { result: ResultView }): VNode {
  return (
    <Fold title={WORDS.forKader}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{WORDS.index}</th>
            <th scope="col">{WORDS.value}</th>
            <th scope="col">{WORDS.category}</th>
          </tr>
        </thead>
        <tbody>
          {result.figures.map(({ label, value, category }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="number">{value}</td>
              <td>{category}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small">{result.figuresNote}</p>
    </Fold>
  );
}
