// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';

import { AISYAH_ROW, fakeApp, receipt, RESULT, WEIGHING, WEIGHING_ROW } from './fake-app';
import { type Page, show } from './render';
import type { Actions, ProfileView, ResultView } from '../../src/state/contract';
import { fail } from '../../src/kernel/result';
import { route } from '../../src/ui/router';
import { ResultScreen } from '../../src/ui/screens/result';

const MOTHER_NEVER_HEARS = /pendek|stunting|gizi buruk|-?\d,\d\d\b/i;

function open(change: Partial<ResultView>, actions: Partial<Actions> = {}): Promise<Page> {
  const result = { ...RESULT, ...change };
  const app = fakeApp({
    views: {
      result: () => result,
      penimbangan: () => WEIGHING_ROW,
      profile: () => ({ warga: AISYAH_ROW }) as ProfileView,
    },
    actions,
  });
  return show(app, <ResultScreen id={WEIGHING} />);
}

describe('K-06', () => {
  it('works: the word, the gain and what to say', async () => {
    const page = await open({});
    expect(page.text()).toContain('NAIK');
    expect(page.text()).toContain('naik 200 gram');
    expect(page.text()).toContain('Bagus, beratnya naik');
    expect(page.text()).toContain('Berikutnya: Bima');
  });

  it('says PERLU BIDAN below the red line, with direction beside it', async () => {
    const page = await open({ badge: 'T', alert: 'BGM', headline: 'TIDAK NAIK' });
    expect(page.root.querySelector('.verdict')?.textContent).toContain('PERLU BIDAN');
    expect(page.text()).toContain('Di bawah garis merah');
    expect(page.root.querySelector('.badge')?.textContent).toBe('TIDAK NAIK');
  });

  it('keeps figures and categories behind the fold', async () => {
    const page = await open({});
    page.root.querySelector('details')?.remove();
    expect(page.text()).not.toMatch(MOTHER_NEVER_HEARS);
  });

  it('saves a tick when it is made, taken back too, and nothing else', async () => {
    const correctPenimbangan = vi.fn(() => Promise.resolve(receipt(WEIGHING)));
    const untouched = await open({ tellMidwife: true }, { correctPenimbangan });
    await untouched.press('Ke antrean');
    expect(correctPenimbangan).not.toHaveBeenCalled();
    const extras = [{ code: 'vitamin_a_merah', label: 'Vitamin A merah' }] as const;
    const page = await open({ extras }, { correctPenimbangan });
    await page.choose('Vitamin A merah');
    expect(correctPenimbangan).toHaveBeenLastCalledWith(
      expect.objectContaining({ vitaminA: 'merah', beratG: 8900, panjangMm: 735 }),
    );
    await page.choose('Beri tahu bidan');
    await page.choose('Vitamin A merah');
    expect(correctPenimbangan).toHaveBeenLastCalledWith(
      expect.objectContaining({ vitaminA: null, beriTahuBidan: true }),
    );
    expect(correctPenimbangan).toHaveBeenCalledTimes(3);
  });

  it('takes a tick off again that could not be saved, says why, and lets her go on', async () => {
    const correctPenimbangan = vi.fn(() => Promise.resolve(fail('simpan.penuh')));
    const page = await open({}, { correctPenimbangan });
    await page.choose('Beri tahu bidan');
    expect(page.text()).toContain('HP penuh');
    expect(page.root.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked).toBe(false);
    await page.press('Ke antrean');
    expect(route.value.name).toBe('antrean');
  });

  it('shares a first name and plain words only', async () => {
    const page = await open({});
    await page.press('Bagikan');
    const shared = page.root.querySelector('blockquote')?.textContent ?? '';
    expect(shared).toContain('Aisyah');
    expect(shared).not.toContain('Nur');
    expect(shared).not.toMatch(MOTHER_NEVER_HEARS);
    expect(shared).not.toMatch(/\d{4}/);
    expect(shared.length).toBeLessThan(700);
  });
});
