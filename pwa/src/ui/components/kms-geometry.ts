import { kmsLinesG } from '../../domain/pertumbuhan';
import type { CurvePoint } from '../../state/contract';

/** Where everything of the KMS curve stands, in units of a picture 340 wide. */
export interface KmsGeometry {
  readonly bands: readonly { readonly name: string; readonly d: string }[];
  readonly lines: readonly { readonly name: string; readonly d: string }[];
  readonly labels: readonly {
    readonly name: 'red' | 'orange';
    readonly x: number;
    readonly y: number;
  }[];
  readonly weights: readonly { readonly at: number; readonly words: string }[];
  readonly months: readonly { readonly at: number; readonly words: string }[];
  readonly curve: string;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly last: boolean }[];
}

const LEFT = 40;
const RIGHT = 326;
export const TOP = 22;
export const BOTTOM = 240;
const CARD_MONTHS = [24, 60] as const;

/** Lines of kmsLinesG: -3 -2 -1 0 +1 +2 +3 SD. Red is -3, orange +1 (health.md 2.3.3). */
const LINES = { red: 0, middle: 3, orange: 4 } as const;
const BANDS = [
  { name: 'band-kuning', from: 0, to: 1 },
  { name: 'band-hijau-muda', from: 1, to: 2 },
  { name: 'band-hijau', from: 2, to: 4 },
  { name: 'band-oranye', from: 4, to: 6 },
] as const;

interface Scale {
  readonly x: (month: number) => number;
  readonly y: (kg: number) => number;
  readonly months: number;
  readonly top: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function scaleOf(points: readonly CurvePoint[], lines: readonly (readonly number[])[]): Scale {
  const oldest = Math.max(...points.map((point) => point.ageMonths));
  const months = oldest <= CARD_MONTHS[0] ? CARD_MONTHS[0] : CARD_MONTHS[1];
  const heaviest = Math.max(...points.map((point) => point.beratKg ?? 0));
  const highest = (lines[months]?.[5] ?? 0) / 1000;
  const top = Math.ceil(Math.max(heaviest, highest) / 2) * 2;
  return {
    months,
    top,
    x: (month) => round(LEFT + (month / months) * (RIGHT - LEFT)),
    y: (kg) => round(BOTTOM - (Math.min(kg, top) / top) * (BOTTOM - TOP)),
  };
}

function polyline(corners: readonly string[]): string {
  return corners.length === 0 ? '' : `M${corners.join('L')}`;
}

function along(lines: readonly (readonly number[])[], scale: Scale, line: number): string[] {
  return lines
    .slice(0, scale.months + 1)
    .map((month, age) => `${scale.x(age)} ${scale.y((month[line] ?? 0) / 1000)}`);
}

function ticks(scale: Scale): Pick<KmsGeometry, 'weights' | 'months'> {
  const step = scale.top > 14 ? 4 : 2;
  const weights = Array.from({ length: Math.floor(scale.top / step) }, (_, at) => (at + 1) * step);
  const every = scale.months / 6;
  const months = Array.from({ length: 7 }, (_, at) => at * every);
  return {
    weights: weights.map((kg) => ({ at: scale.y(kg), words: String(kg) })),
    months: months.map((month) => ({ at: scale.x(month), words: String(month) })),
  };
}

/** Two neighbours more than a month apart are not joined: what was not weighed is not drawn. */
function curveOf(points: readonly CurvePoint[], scale: Scale): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const joined = before !== undefined && point.ageMonths - before.ageMonths <= 1;
      return `${joined ? 'L' : 'M'}${scale.x(point.ageMonths)} ${scale.y(point.beratKg ?? 0)}`;
    })
    .join('');
}

export function chartOf(points: readonly CurvePoint[], sex: 'L' | 'P'): KmsGeometry {
  const lines = kmsLinesG(sex);
  const scale = scaleOf(points, lines);
  const end = lines[scale.months] ?? [];
  return {
    ...ticks(scale),
    bands: BANDS.map(({ name, from, to }) => ({
      name,
      d: `${polyline([...along(lines, scale, from), ...along(lines, scale, to).reverse()])}Z`,
    })),
    lines: Object.entries(LINES).map(([name, line]) => ({
      name,
      d: polyline(along(lines, scale, line)),
    })),
    labels: (['red', 'orange'] as const).map((name) => ({
      name,
      x: RIGHT - 4,
      y: round(scale.y((end[LINES[name]] ?? 0) / 1000) + (name === 'red' ? 34 : -9)),
    })),
    curve: curveOf(points, scale),
    dots: points.map((point, index) => ({
      x: scale.x(point.ageMonths),
      y: scale.y(point.beratKg ?? 0),
      last: index === points.length - 1,
    })),
  };
}

const WIDE = 340;

export interface Frame {
  readonly left: number;
  readonly above: number;
  readonly wide: number;
  readonly high: number;
  /** Units of the picture for a pixel of the screen. */
  readonly unit: number;
}

/** Room for letters of `letter` px around a picture of `width` px: large text needs wider margins. */
export function frameOf(width: number, letter: number): Frame {
  let [wide, left, line] = [WIDE, 0, letter];
  for (let round = 0; round < 5; round += 1) {
    line = (letter * wide) / width;
    left = Math.max(0, 1.2 * line - 34);
    wide = WIDE + left + Math.max(0, 0.65 * line - 14);
  }
  const above = Math.max(0, 1.7 * line - TOP);
  return { left, above, wide, high: above + BOTTOM + 2.7 * line, unit: wide / width };
}
