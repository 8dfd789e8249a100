// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { AISYAH, AISYAH_ROW, fakeApp, receipt, REQUEST } from './fake-app';
import { type Page, show } from './render';
import type { NewsItem, ProfileView, Views } from '../../src/state/contract';
import { ConsentShare } from '../../src/ui/components/consent-share';
import { News } from '../../src/ui/screens/news';
import { Requests } from '../../src/ui/screens/requests';

const TEXT = 'Usulan 0127-A-0007, Perumahan Rakyat. Dijawab dinas.';
const setIzin = vi.fn(() => Promise.resolve(receipt('x')));

const open = (text: string, agreed: boolean): Promise<Page> => {
  const warga = { ...AISYAH_ROW, izin_pesan: agreed };
  const views: Partial<Views> = { profile: () => ({ warga }) as ProfileView };
  const share = <ConsentShare wargaId={AISYAH} text={text} label="Bagikan status" />;
  return show(fakeApp({ views, actions: { setIzin } }), share);
};

function phoneThatShares(share: (data: ShareData) => Promise<void>): void {
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator) as object, { share }));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('Bagikan', () => {
  it('shows the text word for word, then hands over exactly that', async () => {
    const share = vi.fn(() => Promise.resolve());
    phoneThatShares(share);
    const page = await open(TEXT, true);
    await page.press('Bagikan status');
    expect(page.root.querySelector('.share-text')?.textContent).toBe(TEXT);
    expect(share).not.toHaveBeenCalled();
    await page.press('Bagikan lewat WA');
    expect(share).toHaveBeenCalledWith({ text: TEXT });
    expect(page.root.querySelector('.share-text')).toBeNull();
  });

  it('asks for consent before anything about a person is shown', async () => {
    const page = await open(TEXT, false);
    await page.press('Bagikan status');
    expect(page.text()).not.toContain('0127');
    await page.press('Ibu setuju dikirimi pesan');
    expect(setIzin).toHaveBeenCalledWith(AISYAH, 'pesan', true);
  });

  it('has no button where nothing may be shared', async () => {
    expect((await open('', true)).root.innerHTML).toBe('');
  });

  it('offers to copy when the phone refuses, and nothing when she only closed it', async () => {
    phoneThatShares(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    const page = await open(TEXT, true);
    await page.press('Bagikan status');
    await page.press('Bagikan lewat WA');
    const writeText = vi.fn(() => Promise.resolve());
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    await page.press('Salin tulisan');
    expect(writeText).toHaveBeenCalledWith(TEXT);
    expect(page.text()).toContain('Sudah disalin');

    phoneThatShares(() => Promise.reject(new DOMException('', 'AbortError')));
    const closed = await open(TEXT, true);
    await closed.press('Bagikan status');
    await closed.press('Bagikan lewat WA');
    expect(closed.text()).not.toContain('Salin');
  });
});

it('stands selected in a field where the phone keeps its clipboard closed', async () => {
  phoneThatShares(() => Promise.reject(new DOMException('', 'NotAllowedError')));
  const closed = { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) };
  Object.defineProperty(navigator, 'clipboard', { value: closed });
  const page = await open(TEXT, true);
  for (const words of ['Bagikan status', 'Bagikan lewat WA', 'Salin tulisan']) {
    await page.press(words);
  }
  const field = page.root.querySelector('textarea');
  const chosen = (): string =>
    (field?.value ?? '').slice(field?.selectionStart, field?.selectionEnd);
  expect(chosen()).toBe(TEXT);
  field?.setSelectionRange(0, 0);
  await page.press('Pilih semua tulisan');
  expect(chosen()).toBe(TEXT);
  expect(page.text()).not.toContain('Tekan lama');
});

const news = (id: string, usulanId: string): NewsItem => ({
  id,
  words: `Jawaban ${id}`,
  title: usulanId === '' ? 'Laporan November' : 'Rumah',
  dateWords: '2 Des',
  usulanId,
  read: false,
});

describe('Kabar', () => {
  it('leads to the request; news of a report leads nowhere and can be put away', async () => {
    const markNewsRead = vi.fn(() => Promise.resolve());
    const views = { news: signal([news('a', 'u1'), news('b', '')]) };
    const page = await show(fakeApp({ views, actions: { markNewsRead } }), <News />);
    expect(page.root.querySelectorAll('main a')).toHaveLength(1);
    expect(page.button(/Jawaban a/).getAttribute('href')).toBe('#/usulan-lihat/u1');
    await page.press('Sudah dibaca');
    expect(markNewsRead).toHaveBeenCalledWith('b');
  });

  it('has a search box from nine rows on', async () => {
    const many = Array.from({ length: 9 }, (_, at) => news(`ke-${at}`, 'u1'));
    const short = await show(fakeApp({ views: { news: signal(many.slice(1)) } }), <News />);
    expect(short.root.querySelector('main input')).toBeNull();
    const page = await show(fakeApp({ views: { news: signal(many) } }), <News />);
    await page.fill('Cari kabar', 'ke-7');
    expect(page.root.querySelectorAll('main a')).toHaveLength(1);
    await page.fill('Cari kabar', 'tidak ada');
    expect(page.text()).toContain('Tidak ada yang cocok');
  });
});

describe('K-11', () => {
  it('says by when, and whose word that is', async () => {
    const deadlineWords = 'Jawaban pertama paling lambat Kamis 3 Des (panduan daerah)';
    const requests = signal([{ ...REQUEST, deadlineWords }]);
    const page = await show(fakeApp({ views: { requests } }), <Requests />);
    expect(page.text()).toContain(deadlineWords);
  });
});
