// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';

import { fakeApp } from './fake-app';
import { SimpulError } from '../../src/kernel/result';
import { StorageLost } from '../../src/state/lost';
import type { Rescue } from '../../src/state/rescue';
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

const RESCUE = { text: 'U0lN', records: 7, photos: 0 };
const ANSWER = { catatan: 7, sudah_ada: 0, rusak: [], foto: 0, foto_rusak: 0 };

function lost(rescue: Rescue | null, renew = (): Promise<void> => Promise.resolve()): StorageLost {
  return new StorageLost(new DOMException('', 'UnknownError'), rescue, renew);
}

async function press(words: string): Promise<void> {
  const all = [...document.querySelectorAll('button')];
  await act(async () => {
    all.find((each) => each.textContent === words)?.click();
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
}

it('leads through the repair when the database is gone: what is unsent goes first', async () => {
  const rescue = {
    count: 7,
    file: () => Promise.resolve(RESCUE),
    send: () => Promise.resolve(ANSWER),
  };
  const words = await booted(() => Promise.reject(lost(rescue)));
  expect(words).toContain('7 catatan belum terkirim aman di salinan kedua');
  await press('Titip kirim');
  expect(document.body.textContent).toContain('Isinya 7 catatan.');
  await press('Kirim catatan ini');
  expect(document.body.textContent).toContain('7 catatan sudah aman di kantor.');
});

it('begins anew only after two presses, and without a copy says that it is empty', async () => {
  let renewed = 0;
  const renew = (): Promise<void> => {
    renewed += 1;
    return new Promise(() => undefined);
  };
  expect(await booted(() => Promise.reject(lost(null, renew)))).toContain('Salinan kedua kosong');
  await press('Mulai lagi di HP ini');
  expect(renewed).toBe(0);
  await press('Ya, mulai lagi');
  expect(renewed).toBe(1);
});

it('says why it could not be sent, and keeps it', async () => {
  const send = (): Promise<never> => Promise.reject(new SimpulError('jaringan.tidak_ada'));
  const rescue = { count: 7, file: () => Promise.resolve(RESCUE), send };
  await booted(() => Promise.reject(lost(rescue)));
  await press('Kirim catatan ini');
  expect(document.querySelector('[role=alert]')?.textContent).not.toBe('');
  expect(document.body.textContent).toContain('7 catatan belum terkirim aman');
});
