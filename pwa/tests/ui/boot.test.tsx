// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';

import { fakeApp } from './fake-app';
import { boot } from '../../src/ui/boot';

async function booted(start: Parameters<typeof boot>[1]): Promise<string> {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  await act(() => boot(place, start));
  return place.textContent;
}

it('works: the app stands on the page', async () => {
  expect(await booted(() => Promise.resolve(fakeApp()))).toContain('Posyandu Melati 3');
});

it('says what to do when the browser opens no storage, instead of an empty page', async () => {
  const words = await booted(() => Promise.reject(new DOMException('', 'InvalidStateError')));
  expect(words).toContain('Penyimpanan HP belum bisa dibuka');
  expect(words).toContain('Coba lagi');
});
