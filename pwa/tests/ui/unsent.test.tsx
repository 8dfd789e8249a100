// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';

import { fakeApp } from './fake-app';
import { show } from './render';
import type { UnsentItem, UnsentView } from '../../src/state/contract';
import { SpeakButton } from '../../src/ui/components/speak';
import { Find } from '../../src/ui/screens/find';
import { Unsent } from '../../src/ui/screens/unsent';

const item = (operationId: string, state: UnsentItem['state'], reason = ''): UnsentItem => ({
  operationId,
  words: `Catatan ${operationId}`,
  who: 'Bu Sari',
  time: '10.42',
  sizeWords: '1 kB',
  state,
  reason,
});

const EMPTY: UnsentView = {
  items: [],
  photos: 0,
  sending: false,
  lastSentWords: '',
  note: '',
  mustReenrol: false,
};

afterEach(() => {
  vi.unstubAllGlobals();
});

it('counts only what waits for signal; what the village holds says why and what to do', async () => {
  const held = item('b', 'diperiksa_desa', 'Tanggal lahir belum tiba.');
  const items = [item('a', 'menunggu_kirim'), held];
  const page = await show(fakeApp({ views: { unsent: signal({ ...EMPTY, items }) } }), <Unsent />);
  expect(page.root.querySelector('header')?.textContent).toContain('1 catatan menunggu sinyal');
  expect(page.text()).toContain('1 catatan sudah di desa, belum dihitung');
  expect(page.text()).toContain('Tanggal lahir belum tiba.');
  expect(page.text()).toContain('perbaiki datanya atau hubungi desa');
});

it('has nothing waiting when only the village holds something', async () => {
  const items = [item('b', 'menunggu_data_lain')];
  const page = await show(fakeApp({ views: { unsent: signal({ ...EMPTY, items }) } }), <Unsent />);
  expect(page.text()).toContain('Semua sudah terkirim.');
  expect(page.text()).not.toContain('catatan menunggu');
});

it('has not sent everything while photos wait', async () => {
  const unsent = signal({ ...EMPTY, photos: 2 });
  const page = await show(fakeApp({ views: { unsent } }), <Unsent />);
  expect(page.root.querySelector('header')?.textContent).toContain('2 foto belum terkirim');
  expect(page.text()).not.toContain('Semua sudah terkirim');
  expect(page.text()).toContain('Data aman di HP');
});

it('says on the form itself that it cannot be kept', async () => {
  const unkept = signal({ code: 'simpan.isian', params: {} });
  const page = await show(fakeApp({ views: { unkept } }), <Find />);
  expect(page.root.querySelector('main [role=alert]')?.textContent).toContain('Isian ini belum');
});

function voices(localService: boolean): void {
  const getVoices = (): object[] => [{ lang: 'id-ID', localService }];
  const nothing = (): void => undefined;
  const synthesis = { getVoices, addEventListener: nothing, removeEventListener: nothing };
  vi.stubGlobal('speechSynthesis', { ...synthesis, cancel: nothing });
}

it('offers to read aloud only with a voice of the phone itself', async () => {
  voices(false);
  const none = await show(fakeApp(), <SpeakButton words="x" label="Bacakan" />);
  expect(none.root.innerHTML).toBe('');
  voices(true);
  const own = await show(fakeApp(), <SpeakButton words="x" label="Bacakan" />);
  expect(own.button('Bacakan')).toBeTruthy();
});
