import { describe, expect, test } from 'vitest';

import { groupOf } from '../../src/domain/lifecycle';
import { firstAnswerDeadline } from '../../src/domain/workdays';

const ON = '2026-11-26';

function group(birth: string, episode: Record<string, unknown>[] = []): string {
  return groupOf({ tanggal_lahir: birth, episode }, ON);
}

describe('life-cycle groups', () => {
  test('by age, at both sides of each boundary', () => {
    expect(group('2026-10-29')).toBe('bbl');
    expect(group('2026-10-28')).toBe('bayi');
    expect(group('2025-11-27')).toBe('bayi');
    expect(group('2025-11-26')).toBe('balita');
    expect(group('2021-11-27')).toBe('balita');
    expect(group('2021-11-26')).toBe('apras');
    expect(group('2020-10-26')).toBe('usek');
    expect(group('2011-11-26')).toBe('remaja');
    expect(group('2007-11-26')).toBe('dewasa');
    expect(group('1966-11-27')).toBe('dewasa');
    expect(group('1966-11-26')).toBe('lansia');
  });

  test('an open pregnancy comes before age, but not for ever', () => {
    const hamil = { id: 'a', jenis: 'hamil', mulai: '2026-06-01', selesai: null };
    expect(group('1998-01-01', [hamil])).toBe('bumil');
    expect(group('1998-01-01', [{ ...hamil, mulai: '2025-06-01' }])).toBe('dewasa');
    expect(group('1998-01-01', [{ ...hamil, selesai: '2026-11-20' }])).toBe('dewasa');
    const nifas = { id: 'b', jenis: 'nifas', mulai: '2026-11-01', selesai: null };
    expect(group('1998-01-01', [nifas])).toBe('bufas');
  });
});

describe('working days', () => {
  test('five after Thursday is next Thursday, holidays apart', () => {
    expect(firstAnswerDeadline(ON, 5, new Set())).toBe('2026-12-03');
    expect(firstAnswerDeadline(ON, 5, new Set(['2026-12-01']))).toBe('2026-12-04');
    expect(firstAnswerDeadline('2026-11-28', 1, new Set())).toBe('2026-11-30');
    expect(firstAnswerDeadline(ON, 0, new Set())).toBe(ON);
  });
});
