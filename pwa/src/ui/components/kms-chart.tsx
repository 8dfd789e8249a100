import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { Shape, TONE } from './badge';
import { BOTTOM, chartOf, type Frame, frameOf, type KmsGeometry, TOP } from './kms-geometry';
import { Fold } from './notices';
import { decimal } from '../../domain/numbers';
import type { CurvePoint } from '../../state/contract';
import { path } from '../router';
import { BADGE, GRAFIK as WORDS, TIMBANG } from '../teks/pertumbuhan';
import { longDate } from '../../kernel/dates';

interface Props {
  readonly points: readonly CurvePoint[];
  readonly sex: 'L' | 'P';
  readonly sentence: string;
}

/** The curve as on the card; beside it the same in one sentence and in a table (R10). */
export function KmsChart({ points, sex, sentence }: Props): VNode {
  const weighed = points.filter((point) => point.beratKg !== null);
  if (weighed.length === 0) return <p class="soft">{WORDS.empty}</p>;
  return (
    <figure class="stack-tight">
      <Picture chart={chartOf(weighed, sex)} label={`${WORDS.title}. ${sentence}`} />
      <figcaption>{sentence}</figcaption>
      <Fold title={WORDS.table} icon="antrean">
        <KmsTable points={points} />
      </Fold>
    </figure>
  );
}

/** The frame for the screen as it is; until it is measured, for a phone of 360 px. */
function useFrame(): [{ current: SVGSVGElement | null }, Frame] {
  const picture = useRef<SVGSVGElement>(null);
  const [frame, setFrame] = useState(() => frameOf(296, 16));
  useLayoutEffect(() => {
    const element = picture.current;
    if (element === null) return;
    const measure = (): void => {
      const { width } = element.getBoundingClientRect();
      const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (width > 0 && letter > 0) setFrame(frameOf(width, letter));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, []);
  return [picture, frame];
}

function Picture({ chart, label }: { chart: KmsGeometry; label: string }): VNode {
  const [picture, { left, above, wide, high, unit }] = useFrame();
  return (
    <svg
      ref={picture}
      class="kms"
      style={`--kms-unit: ${unit}`}
      viewBox={`${-left} ${-above} ${wide} ${high}`}
      role="img"
      aria-label={label}
    >
      <Bands chart={chart} />
      <Grid chart={chart} />
      <Curve chart={chart} />
    </svg>
  );
}

function Bands({ chart }: { chart: KmsGeometry }): VNode {
  return (
    <g>
      {chart.bands.map(({ name, d }) => (
        <path key={name} class={`kms-${name}`} d={d} />
      ))}
      {chart.lines.map(({ name, d }) => (
        <path key={name} class={`kms-line kms-line-${name}`} d={d} />
      ))}
      {chart.labels.map(({ name, x, y }) => (
        <text key={name} class="kms-label" x={x} y={y} text-anchor="end">
          {WORDS[name]}
        </text>
      ))}
    </g>
  );
}

function Grid({ chart }: { chart: KmsGeometry }): VNode {
  return (
    <g class="kms-grid">
      {chart.weights.map(({ at, words }) => (
        <g key={words}>
          <path d={`M40 ${at}H326`} />
          <text x="34" y={at} dy="0.35em" text-anchor="end">
            {words}
          </text>
        </g>
      ))}
      {chart.months.map(({ at, words }, index) => (
        <g key={words} class={index % 2 === 1 ? 'kms-between' : undefined}>
          <path d={`M${at} 22V240`} />
          <text x={at} y={BOTTOM} dy="1.15em" text-anchor="middle">
            {words}
          </text>
        </g>
      ))}
      <text x="334" y={BOTTOM} dy="2.4em" text-anchor="end">
        {WORDS.axisAge}
      </text>
      <text x="34" y={TOP} dy="-0.75em" text-anchor="end">
        {WORDS.axisWeight}
      </text>
    </g>
  );
}

function Curve({ chart }: { chart: KmsGeometry }): VNode {
  return (
    <g>
      <path class="kms-curve" d={chart.curve} />
      {chart.dots.map(({ x, y, last }) => (
        <circle
          key={`${x}-${y}`}
          class={last ? 'kms-dot kms-dot-last' : 'kms-dot'}
          cx={x}
          cy={y}
          r={last ? 6 : 4}
        />
      ))}
    </g>
  );
}

export function KmsTable({ points }: { points: readonly CurvePoint[] }): VNode {
  return (
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">{WORDS.date}</th>
          <th scope="col">{WORDS.month}</th>
          <th scope="col">{WORDS.weight}</th>
          <th scope="col">{WORDS.result}</th>
        </tr>
      </thead>
      <tbody>
        {[...points].reverse().map((point) => (
          <tr key={point.penimbanganId}>
            <td>
              {longDate(point.tanggal)}
              {!point.signed && <Mend point={point} />}
            </td>
            <td class="number">{point.ageMonths} bln</td>
            <td class="number">
              {point.beratKg === null ? '–' : `${decimal(point.beratKg, 1)} kg`}
            </td>
            <td>
              {point.badge !== null && (
                <span class="mark">
                  <Shape tone={TONE[point.badge]} /> {BADGE[point.badge]}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Correct it or take it back, until the report of its month is signed (F1). */
function Mend({ point }: { point: CurvePoint }): VNode {
  const label = `${TIMBANG.correct} ${longDate(point.tanggal)}`;
  return (
    <a href={path('perbaiki', point.penimbanganId)} aria-label={label}>
      {TIMBANG.correct}
    </a>
  );
}
