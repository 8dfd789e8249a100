// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { AISYAH, AISYAH_ROW, fakeApp, QUEUE, receipt, WEIGHING } from './fake-app';
import { type Page, show } from './render';
import { checkWeighing } from '../../src/domain/checks';
import type { App, Views } from '../../src/state/contract';
import { route } from '../../src/ui/router';
import { Weigh } from '../../src/ui/screens/weigh';
import { dismiss, note } from '../../src/ui/undo';

const LAST = { beratG: 8700, panjangMm: 740 };

function views(last: typeof LAST | null = null): Partial<Views> {
  return {
    weigh: () => ({
      wargaId: AISYAH,
      date: '2026-11-26',
      signed: false,
      title: 'Aisyah · P · 14 bln · no 12',
      ageMonths: 14,
      lastWeightWords: 'Bulan lalu 8,7 kg (26 Okt)',
      lastLengthWords: '',
      defaultPosisi: 'telentang',
      recordedId: null,
    }),
    checkWeighing: (_id, { beratG = null, panjangMm = null, lilaMm = null }) =>
      checkWeighing({
        nama: AISYAH_ROW.nama,
        ageMonths: 14,
        beratG,
        panjangMm,
        lilaMm,
        lingkarKepalaMm: null,
        last,
        z: null,
      }),
  };
}

const recordPenimbangan = vi.fn(() => Promise.resolve(receipt(WEIGHING)));

function appWith(last: typeof LAST | null = null): App {
  return fakeApp({ views: views(last), actions: { recordPenimbangan } });
}

function open(app: App): Promise<Page> {
  return show(app, <Weigh id={AISYAH} />);
}

describe('K-05', () => {
  beforeEach(() => {
    recordPenimbangan.mockClear();
    dismiss();
  });

  it('works: a child in two taps after her card, and five digits', async () => {
    const page = await open(appWith());
    expect(page.text()).toContain('Bulan lalu 8,7 kg');
    await page.type('8,9');
    await page.press('Lanjut');
    await page.type('73,5');
    await page.press('Simpan');
    expect(recordPenimbangan).toHaveBeenCalledWith(
      expect.objectContaining({ warga_id: AISYAH, berat_g: 8900, panjang_mm: 735 }),
      { draft: `timbang:${AISYAH}` },
    );
    expect(route.value).toMatchObject({ name: 'hasil', id: WEIGHING });
    expect(note.value?.words).toContain('10.42');
  });

  it('offers 8,9 kg for 89 and is fixed by one tap', async () => {
    const page = await open(appWith());
    await page.type('89');
    await page.press('Lanjut');
    expect(page.text()).toContain('Maksudnya 8,9 kg?');
    await page.press('Ya, 8,9 kg');
    expect(page.root.querySelector('output')?.textContent).toContain('8,9');
  });

  it('asks again when the height fell, and saves what the kader confirms', async () => {
    const page = await open(appWith(LAST));
    await page.type('8,9');
    await page.press('Lanjut');
    await page.type('72,5');
    await page.press('Simpan');
    expect(recordPenimbangan).not.toHaveBeenCalled();
    await page.press('Sudah benar');
    expect(recordPenimbangan).toHaveBeenCalledWith(
      expect.objectContaining({ panjang_mm: 725, dikonfirmasi: ['panjang_turun'] }),
      expect.anything(),
    );
  });

  it('clears the height for Ukur ulang', async () => {
    const page = await open(appWith(LAST));
    await page.type('8,9');
    await page.press('Lanjut');
    await page.type('72,5');
    await page.press('Simpan');
    await page.press('Ukur ulang');
    expect(page.root.querySelector('output')?.textContent).toContain('–');
  });

  it('says what is missing instead of going on', async () => {
    const page = await open(appWith());
    await page.press('Lanjut');
    expect(page.text()).toContain('Ketik berat dulu');
  });

  it('refuses an arm of 155 cm, and says so when it cannot be read', async () => {
    const page = await open(appWith());
    await page.type('8,9');
    await page.press('Lanjut');
    await page.type('73,5');
    const arm = async (text: string): Promise<void> => {
      await page.press(/^Data lain/);
      await page.fill('LiLA (cm)', text);
      await page.press(/^Selesai$/);
      await page.press('Simpan');
    };
    await arm('13-5');
    expect(page.text()).toContain('belum terbaca');
    await arm('155');
    expect(page.text()).toContain('Lingkar lengan 155,0 cm sepertinya salah baca');
    await page.press('Ketik ulang');
    expect(page.text()).not.toContain('Data lain (1)');
    expect(recordPenimbangan).not.toHaveBeenCalled();
    await arm('15,5');
    expect(recordPenimbangan).toHaveBeenCalledWith(
      expect.objectContaining({ lila_mm: 155 }),
      expect.anything(),
    );
  });

  it('saves without a height', async () => {
    const page = await open(appWith());
    await page.type('10,4');
    await page.press('Lanjut');
    await page.press('Tanpa ukur');
    expect(recordPenimbangan).toHaveBeenCalledWith(
      expect.objectContaining({ berat_g: 10_400, panjang_mm: null, posisi: null }),
      expect.anything(),
    );
  });

  it('comes back where the phone was dropped: same step, same figures', async () => {
    const app = appWith();
    const first = await open(app);
    await first.type('8,9');
    await first.press('Lanjut');
    await first.type('73,');
    const again = await open(app);
    expect(again.root.querySelector('output')?.textContent).toContain('73,');
    await again.type('5');
    await again.press('Simpan');
    expect(recordPenimbangan).toHaveBeenCalledWith(
      expect.objectContaining({ berat_g: 8900, panjang_mm: 735 }),
      expect.anything(),
    );
  });

  it('weighs nobody outside of an open day; what was typed waits', async () => {
    const app = appWith();
    await (await open(app)).type('8,9');
    const on = (status: 'tutup' | 'belum'): Promise<Page> => {
      const queue = signal({ ...QUEUE, status });
      return open({ ...app, views: { ...app.views, queue } });
    };
    const closed = await on('tutup');
    expect(closed.text()).toContain('sudah ditutup');
    expect(closed.text()).toContain('Angka yang sudah diketik tetap ada.');
    expect(closed.button('Buka lagi').getAttribute('href')).toBe('#/tutup');
    expect(() => closed.button('Lanjut')).toThrow();
    const early = await on('belum');
    expect(early.text()).toContain('belum dibuka');
    expect(early.button('Buka posyandu').getAttribute('href')).toBe('#/hari');
    expect((await open(app)).root.querySelector('output')?.textContent).toContain('8,9');
  });

  it('records a refusal with its reason and no figures', async () => {
    const page = await open(appWith());
    await page.press('Tidak mau ditimbang');
    await page.press('Anak menangis');
    expect(recordPenimbangan).toHaveBeenCalledWith(
      { warga_id: AISYAH, alasan_tidak_ditimbang: 'Anak menangis' },
      expect.anything(),
    );
  });
});
