// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';

import { fakeApp } from './fake-app';
import { show } from './render';
import type { PersonHit, Views } from '../../src/state/contract';
import { Find } from '../../src/ui/screens/find';

const PEOPLE: readonly PersonHit[] = Array.from({ length: 12 }, (_, at) => ({
  wargaId: `w${at}`,
  nama: `Ani ${at}`,
  detail: 'P · 14 bln',
  number: at,
  group: 'balita',
}));

it('reaches more than eight people, and narrows by RT and to children', async () => {
  const search = vi.fn<Views['search']>(() => PEOPLE);
  const page = await show(fakeApp({ views: { search } }), <Find />);
  await page.fill('Ketik dua', 'a');
  expect(search).not.toHaveBeenCalled();
  await page.fill('Ketik dua', 'ani');
  expect(page.root.querySelectorAll('button.item')).toHaveLength(12);
  expect(search).toHaveBeenLastCalledWith('ani', { group: null, rt: null });
  await page.press('Balita');
  expect(search).toHaveBeenLastCalledWith('ani', { group: 'balita', rt: null });
  await page.fill('Ketik dua', '');
  expect(search).toHaveBeenLastCalledWith('', { group: 'balita', rt: null });
  await page.press('Balita');
  expect(page.root.querySelectorAll('button.item')).toHaveLength(0);
});
