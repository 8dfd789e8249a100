// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';

import { fakeApp, HOME } from './fake-app';
import { show } from './render';
import { fail, ok, type Result } from '../../src/kernel/result';
import type { UnsentItem, UnsentView } from '../../src/state/contract';
import { BringFile } from '../../src/ui/components/bawa';
import { SpeakButton } from '../../src/ui/components/speak';
import { Find } from '../../src/ui/screens/find';
import { SettingsScreen } from '../../src/ui/screens/settings';
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
  carriedWords: '',
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
  expect(page.text()).toContain('1 catatan sudah di kantor, belum dihitung');
  expect(page.text()).toContain('Tanggal lahir belum tiba.');
  expect(page.text()).toContain('perbaiki datanya atau hubungi kantor');
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

it('says of each item where it is: on the phone, waiting for other data, held, not counted', async () => {
  const items = [
    item('a', 'menunggu_kirim'),
    item('b', 'menunggu_data_lain', 'Menunggu data Hana.'),
    item('c', 'diperiksa_desa', 'Tanggal lahir belum tiba.'),
    item('d', 'ditolak_desa', 'Desa tidak menghitung catatan ini: bukan warga sini.'),
  ];
  const page = await show(fakeApp({ views: { unsent: signal({ ...EMPTY, items }) } }), <Unsent />);
  for (const words of ['Tersimpan di HP', 'Terkirim, menunggu data lain', 'Menunggu data Hana.']) {
    expect(page.text()).toContain(words);
  }
  expect(page.text()).toContain('Ditahan kantor');
  expect(page.text()).toContain('Tidak dihitung kantor');
});

it('makes a file of what is unsent, to be shared or kept, and says what stays', async () => {
  const items = [item('a', 'menunggu_kirim')];
  const made = { text: 'U0lN', records: 30, photos: 4 };
  const unsent = signal({ ...EMPTY, items, photos: 5, carriedWords: 'kemarin' });
  const carryFile = (): Promise<Result<typeof made>> => Promise.resolve(ok(made));
  const page = await show(fakeApp({ views: { unsent }, actions: { carryFile } }), <Unsent />);
  expect(page.text()).toContain('Berkas cadangan terakhir dibuat kemarin.');
  await page.press('Titip kirim');
  expect(page.text()).toContain('Isinya 30 catatan dan 4 foto.');
  expect(page.text()).toContain('1 foto tetap di HP ini');
  const keep = page.button('Cadangkan ke file');
  expect(keep.getAttribute('download')).toMatch(/^simpul-titipan-\d{4}-\d\d-\d\d-\d{4}\.txt$/);
});

it('says why no file could be made', async () => {
  const unsent = signal({ ...EMPTY, items: [item('a', 'menunggu_kirim')] });
  const carryFile = (): Promise<Result<never>> => Promise.resolve(fail('titipan.kosong'));
  const page = await show(fakeApp({ views: { unsent }, actions: { carryFile } }), <Unsent />);
  await page.press('Titip kirim');
  expect(page.root.querySelector('main [role=alert]')?.textContent).toContain('Tidak ada catatan');
});

it('removes nothing while something is unsent, and only after the word was typed', async () => {
  let wiped = 0;
  const wipe = (): Promise<Result<null>> => {
    wiped += 1;
    return Promise.resolve(ok(null));
  };
  const busy = await show(fakeApp({ actions: { wipe } }), <SettingsScreen />);
  expect(busy.text()).toContain('3 catatan dan 0 foto belum terkirim, jadi tidak dihapus.');
  expect(busy.button('Titip kirim')).toBeTruthy();
  expect(() => busy.button('Ya, hapus data di HP ini')).toThrow();
  const home = signal({ ...HOME, unsent: 0 });
  const page = await show(fakeApp({ views: { home }, actions: { wipe } }), <SettingsScreen />);
  expect(() => page.button('Ya, hapus data di HP ini')).toThrow();
  await page.fill('Ketik HAPUS', 'hapus');
  await page.press('Ya, hapus data di HP ini');
  expect(wiped).toBe(1);
});

it('brings the file of another kader and says what became of it', async () => {
  const answer = { catatan: 30, sudah_ada: 2, rusak: [4], foto: 1, foto_rusak: 0 };
  const bringFile = (): Promise<Result<typeof answer>> => Promise.resolve(ok(answer));
  const page = await show(fakeApp({ actions: { bringFile } }), <BringFile />);
  const input = page.root.querySelector('input');
  if (!input) throw new Error('no field');
  Object.defineProperty(input, 'files', { value: [new File(['x'], 'apa.txt')] });
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
  expect(page.text()).toContain('30 catatan titipan sudah aman di kantor.');
  expect(page.text()).toContain('2 di antaranya sudah ada');
  expect(page.text()).toContain('1 catatan rusak di berkas.');
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
