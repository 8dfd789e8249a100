// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';

import { AISYAH, fakeApp, HOME, QUEUE, queueRow, receipt } from './fake-app';
import { type Page, show } from './render';
import type { QueueRow, QueueView, RecapView } from '../../src/state/contract';
import { CloseDay } from '../../src/ui/screens/close-day';
import { OpenDay } from '../../src/ui/screens/open-day';
import { Queue } from '../../src/ui/screens/queue';

const recordKehadiran = vi.fn(() => Promise.resolve(receipt('hadir')));

function queue(row: Partial<QueueRow>, change: Partial<QueueView> = {}): Promise<Page> {
  const view = { ...QUEUE, rows: [queueRow(row)], ...change };
  return show(fakeApp({ views: { queue: signal(view) }, actions: { recordKehadiran } }), <Queue />);
}

describe('K-03', () => {
  it('marks a child present without weighing, and takes it back', async () => {
    const page = await queue({});
    await page.press('Hadir: Aisyah Nur');
    expect(recordKehadiran).toHaveBeenLastCalledWith(AISYAH, true);
    const present = await queue({ present: true });
    await present.press('Batal hadir: Aisyah Nur');
    expect(recordKehadiran).toHaveBeenLastCalledWith(AISYAH, false);
  });

  it('offers nothing once the day is closed, and says who opens it again', async () => {
    const page = await queue({}, { status: 'tutup' });
    expect(page.text()).toContain('Minta ketua membuka lagi');
    expect(page.root.querySelector('a[href^="#/timbang"]')).toBeNull();
    expect(() => page.button(/^Hadir/)).toThrow();
  });
});

describe('K-15', () => {
  const RECAP: RecapView = {
    sesiId: 'kemarin',
    status: 'tutup',
    dateWords: 'Rabu 25 Nov',
    counts: {},
    people: { beri_tahu_bidan: [AISYAH], usulan: ['u1'] },
    groups: [{ label: 'Balita', people: [AISYAH] }],
    kader: ['Bu Sari'],
    days: [{ sesiId: 'lain', words: 'Kamis 26 Nov, belum ditutup' }],
    missing: [],
    thanks: '',
    shareText: '',
  };

  function close(mine: boolean): Promise<Page> {
    const home = signal({ ...HOME, chair: { mine, words: 'Minta bantuan Bu Rani (0812).' } });
    const views = { home, recapOf: () => RECAP };
    return show(fakeApp({ views }), <CloseDay id="kemarin" />);
  }

  it('opens the names behind every figure', async () => {
    const page = await close(true);
    await page.press(/Dikirim ke bidan/);
    expect(page.root.querySelector('dialog')?.textContent).toContain('Aisyah Nur');
    await page.press(/^Balita/);
    expect(page.root.querySelector('dialog')?.textContent).toContain('Aisyah Nur');
    await page.press(/^Usulan hari ini/);
    expect(page.root.querySelector('dialog')?.textContent).toContain('Perbaikan rumah');
    expect(page.button('Kamis 26 Nov, belum ditutup').getAttribute('href')).toBe('#/tutup/lain');
  });

  it('says where new weighings go while a past day is looked at, and not of today', async () => {
    expect((await close(true)).text()).toContain('yang baru masuk ke hari ini');
    const today = { ...RECAP, sesiId: QUEUE.sesiId };
    const page = await show(fakeApp({ views: { recap: signal(today) } }), <CloseDay id="" />);
    expect(page.text()).not.toContain('yang baru masuk ke hari ini');
  });

  it('leaves opening again to the chair', async () => {
    expect((await close(true)).root.querySelector('input')).not.toBeNull();
    const page = await close(false);
    expect(page.text()).toContain('Minta bantuan Bu Rani (0812).');
    expect(page.root.querySelector('input')).toBeNull();
  });
});

describe('open day', () => {
  it('ticks whoever holds the phone, and names nobody twice', async () => {
    const row = { n: 0, bidang: [], telepon: null, aktif: true };
    const kader = signal([
      { ...row, id: '1', akun_id: 'sari', nama: 'Bu Sari', jabatan: 'kader' },
      { ...row, id: '2', akun_id: 'sari', nama: 'Bu Sari', jabatan: 'ketua' },
      { ...row, id: '3', akun_id: null, nama: 'Bu Rani', jabatan: 'kader' },
    ]);
    const openSesi = vi.fn(() => Promise.resolve(receipt('sesi')));
    const home = signal({ ...HOME, day: 'belum' as const });
    const page = await show(
      fakeApp({ views: { kader, home }, actions: { openSesi } }),
      <OpenDay />,
    );
    expect(page.root.querySelectorAll('input[type=checkbox]')).toHaveLength(2);
    await page.press('Buka posyandu');
    expect(openSesi).toHaveBeenCalledWith({ tempat: 'Balai RW 05', kaderHadir: ['1'] });
  });
});
