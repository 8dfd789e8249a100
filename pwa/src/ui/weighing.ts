import { useState } from 'preact/hooks';

import { useApp } from './app-context';
import { LENGTH, parse, WEIGHT, write } from './components/reading';
import { useDraft } from './draft';
import { TIMBANG } from './teks/pertumbuhan';
import type { Finding } from '../domain/checks';
import type { PenimbanganRow } from '../domain/contracts.generated';
import type { WeighView } from '../state/contract';

/** What is typed so far; texts, so that "8," survives a reload as it stands. */
export interface WeighDraft {
  readonly step: 'berat' | 'panjang';
  readonly berat: string;
  readonly panjang: string;
  readonly posisi: 'telentang' | 'berdiri';
  readonly lila: string;
  readonly kepala: string;
  readonly edema: boolean;
  /** Codes of soft checks that the kader has confirmed. */
  readonly yakin: readonly string[];
}

export interface WeighValues {
  readonly beratG: number | null;
  readonly panjangMm: number | null;
  readonly posisi: 'telentang' | 'berdiri' | null;
  readonly lilaMm: number | null;
  readonly lingkarKepalaMm: number | null;
  readonly edema: boolean;
  readonly dikonfirmasi: string[];
}

export function emptyDraft(view: WeighView): WeighDraft {
  return {
    step: 'berat',
    berat: '',
    panjang: '',
    posisi: view.defaultPosisi,
    lila: '',
    kepala: '',
    edema: false,
    yakin: [],
  };
}

const written = (millimetres: number | null): string =>
  millimetres === null ? '' : write(millimetres, LENGTH);

export function draftOf(row: PenimbanganRow, view: WeighView): WeighDraft {
  return {
    ...emptyDraft(view),
    berat: row.berat_g === null ? '' : write(row.berat_g, WEIGHT),
    panjang: written(row.panjang_mm),
    posisi: row.posisi ?? view.defaultPosisi,
    lila: written(row.lila_mm),
    kepala: written(row.lingkar_kepala_mm),
    edema: row.edema,
  };
}

export function valuesOf(draft: WeighDraft): WeighValues {
  const panjangMm = parse(draft.panjang, LENGTH);
  return {
    beratG: parse(draft.berat, WEIGHT),
    panjangMm,
    posisi: panjangMm === null ? null : draft.posisi,
    lilaMm: parse(draft.lila, LENGTH),
    lingkarKepalaMm: parse(draft.kepala, LENGTH),
    edema: draft.edema,
    dikonfirmasi: [...draft.yakin],
  };
}

export interface Weighing {
  readonly draft: WeighDraft;
  readonly change: (change: Partial<WeighDraft>) => void;
  /** Looks at what is typed; asks, or goes on. */
  readonly goOn: (draft?: WeighDraft) => void;
  readonly finding: Finding | null;
  readonly answer: (answer: 'usul' | 'benar' | 'ulang') => void;
  readonly problem: string;
}

function missing(draft: WeighDraft): string {
  if (draft.step === 'berat') return parse(draft.berat, WEIGHT) === null ? TIMBANG.needWeight : '';
  const unread = (text: string): boolean => text !== '' && parse(text, LENGTH) === null;
  if (unread(draft.panjang)) return TIMBANG.needLength;
  return unread(draft.lila) || unread(draft.kepala) ? TIMBANG.needTape : '';
}

/** The figure that a code asks to measure again; a code begins with what it is about. */
const ASKED_OF: Readonly<Record<string, 'panjang' | 'lila' | 'kepala'>> = {
  panjang: 'panjang',
  lila: 'lila',
  lingkar: 'kepala',
};

/** What the draft becomes after the kader answered a question about it. */
export function answered(
  draft: WeighDraft,
  finding: Finding,
  answer: 'usul' | 'benar' | 'ulang',
): WeighDraft {
  if (answer === 'benar') return { ...draft, yakin: [...draft.yakin, finding.code] };
  const { beratG, panjangMm } = answer === 'usul' ? (finding.suggestion ?? {}) : {};
  if (beratG !== undefined) return { ...draft, step: 'berat', berat: write(beratG, WEIGHT) };
  if (panjangMm !== undefined) return { ...draft, panjang: write(panjangMm, LENGTH) };
  const size = draft.step === 'berat' ? undefined : ASKED_OF[finding.code.split('_')[0] ?? ''];
  if (size !== undefined) return { ...draft, [size]: '' };
  return finding.code === 'berat_jauh_dari_panjang'
    ? { ...draft, panjang: '' }
    : { ...draft, step: 'berat', berat: '' };
}

/** Steps, checks and draft of K-05; `onWhole` receives the figures when nothing is left to ask. */
export function useWeighing(
  view: WeighView,
  key: string,
  start: WeighDraft,
  onWhole: (values: WeighValues) => void,
): Weighing {
  const { views } = useApp();
  const [draft, change] = useDraft(key, start);
  const [finding, setFinding] = useState<Finding | null>(null);
  const [problem, setProblem] = useState('');
  const goOn = (now: WeighDraft = draft): void => {
    const lack = missing(now);
    setProblem(lack);
    if (lack !== '') return;
    const values = valuesOf(now);
    const input = now.step === 'berat' ? { beratG: values.beratG } : values;
    const open = views
      .checkWeighing(view.wargaId, input, view.date)
      .find((one) => !now.yakin.includes(one.code));
    setFinding(open ?? null);
    if (open) return;
    if (now.step === 'berat') change({ step: 'panjang' });
    else onWhole(values);
  };
  const answer = (given: 'usul' | 'benar' | 'ulang'): void => {
    if (finding === null) return;
    const next = answered(draft, finding, given);
    change(next);
    setFinding(null);
    if (given === 'benar') goOn(next);
  };
  return { draft, change, goOn, finding, answer, problem };
}
