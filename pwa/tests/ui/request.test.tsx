// @vitest-environment happy-dom
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { CATALOG, fakeApp } from './fake-app';
import { type Page, show } from './render';
import { ok } from '../../src/kernel/result';
import type { Actions } from '../../src/state/contract';
import { checkAnswers } from '../../src/ui/answers';
import type { Line } from '../../src/ui/catalog';
import { loadEngine } from '../../src/ui/engine';
import { RequestCase, RequestField } from '../../src/ui/screens/request-field';
import { RequestForm } from '../../src/ui/screens/request-form';
import { Sealed } from '../../src/ui/screens/sealed';

beforeAll(async () => {
  await loadEngine();
});

const sendUsulan = vi.fn(() =>
  Promise.resolve(
    ok({
      operationId: 'o',
      id: 'u1',
      date: '2026-11-26',
      time: '10.42',
      nomor: '0127-A-0007',
      deadlineWords: 'Jawaban pertama paling lambat Kamis 3 Des (perkiraan).',
    }),
  ),
);

const open = (actions: Partial<Actions> = { sendUsulan }): Promise<Page> =>
  show(fakeApp({ actions }), <RequestForm id="PR-02.atap_roboh" extra="" />);

describe('K-09 and K-10', () => {
  it('works: field, case, Kirim; number and deadline come back', async () => {
    const fields = await show(fakeApp(), <RequestField id="" />);
    expect(fields.button(/Perumahan Rakyat/).getAttribute('href')).toBe(
      '#/usulan-bidang/perumahan_rakyat',
    );
    const cases = await show(fakeApp(), <RequestCase id="perumahan_rakyat" extra="" />);
    expect(cases.button('Atap roboh').getAttribute('href')).toBe('#/usulan-isi/PR-02.atap_roboh');
    const form = await open();
    await form.press('Kirim');
    expect(sendUsulan).toHaveBeenCalledWith(
      expect.objectContaining({
        layanan_id: 'PR-02',
        untuk: 'umum',
        warga_id: null,
        foto: [],
        mendesak: false,
        jawaban: { bagian_rusak: 'atap' },
      }),
      expect.anything(),
    );
    expect(form.text()).toContain('0127-A-0007');
    expect(form.text()).toContain('Kamis 3 Des');
  });

  it('asks the one reason of an urgent request', async () => {
    sendUsulan.mockClear();
    const form = await open();
    await form.choose('Mendesak hari ini');
    await form.press('Kirim');
    expect(sendUsulan).not.toHaveBeenCalled();
    expect(form.text()).toContain('Isi dulu: alasan mendesak');
    await form.choose('Bangunan roboh');
    await form.press('Kirim');
    expect(sendUsulan).toHaveBeenCalledWith(
      expect.objectContaining({ mendesak: true, alasan_mendesak: 'roboh' }),
      expect.anything(),
    );
  });

  it('offers every reason the catalogue names, and sends violence nowhere but sealed', async () => {
    sendUsulan.mockClear();
    const form = await open();
    await form.choose('Mendesak hari ini');
    expect(form.text()).not.toContain('Ada yang terancam jiwanya');
    await form.choose('Sakit berat');
    await form.choose('Kebakaran');
    await form.choose('Ada kekerasan');
    expect(form.button(/Pakai lapor rahasia/).getAttribute('href')).toBe('#/rahasia');
    await form.press('Kirim');
    expect(form.text()).toContain('Kekerasan tidak dikirim lewat usulan ini');
    expect(sendUsulan).not.toHaveBeenCalled();
    await form.choose('Kebakaran');
    await form.press('Kirim');
    expect(sendUsulan).toHaveBeenCalledWith(
      expect.objectContaining({ alasan_mendesak: 'kebakaran' }),
      expect.anything(),
    );
  });

  it('asks for the person of a request that is for a person', async () => {
    sendUsulan.mockClear();
    const form = await open();
    await form.choose('Orang');
    expect(form.button('Pilih orang')).toBeTruthy();
    await form.press('Kirim');
    expect(sendUsulan).not.toHaveBeenCalled();
    expect(form.text()).toContain('Isi dulu: orang yang dibantu');
    await form.choose('Umum');
    await form.press('Kirim');
    expect(sendUsulan).toHaveBeenCalledWith(
      expect.objectContaining({ untuk: 'umum', warga_id: null }),
      expect.anything(),
    );
  });

  it('reads figures, refuses the impossible and asks about the unusual', async () => {
    const line = CATALOG.lines[0] as unknown as Line;
    const check = (people: string): ReturnType<typeof checkAnswers> =>
      checkAnswers(line, 'rujukan', { jumlah_penghuni: people });
    expect((await check('4')).answers).toEqual({ jumlah_penghuni: 4 });
    expect((await check('99')).problem).toContain('0 sampai 60 orang');
    expect((await check('empat')).problem).toContain('belum bisa dibaca');
    expect((await check('20')).doubt).toContain('Periksa lagi');
    expect((await check('')).answers).toEqual({});
  });
});

describe('Lapor rahasia', () => {
  const sealKasus = vi.fn(() => Promise.resolve(ok({ time: '10.42' })));

  it('works: only the chosen read it, the involved are named inside', async () => {
    const page = await show(fakeApp({ actions: { sealKasus } }), <Sealed />);
    await page.choose('Kepala desa atau lurah');
    await page.fill('Cerita selengkapnya', 'Tetangga dipukul');
    await page.choose('Petugas perlindungan', 1);
    await page.press('Kunci dan kirim');
    expect(sealKasus).toHaveBeenCalledWith(
      expect.objectContaining({ cerita: 'Tetangga dipukul', dikecualikan: ['kepala_desa'] }),
      ['dp3a'],
    );
  });

  it('needs a reader, has a way out, no photo, no share, no draft', async () => {
    sealKasus.mockClear();
    const saveDraft = vi.fn();
    const page = await show(fakeApp({ actions: { sealKasus, saveDraft } }), <Sealed />);
    await page.fill('Cerita selengkapnya', 'x');
    await page.press('Kunci dan kirim');
    expect(sealKasus).not.toHaveBeenCalled();
    expect(page.text()).toContain('Pilih paling sedikit satu penerima');
    expect(page.button('Keluar cepat')).toBeTruthy();
    expect(page.root.querySelector('input[type=file]')).toBeNull();
    expect(page.text()).not.toContain('Bagikan');
    expect(saveDraft).not.toHaveBeenCalled();
  });

  it('shows emergency numbers only where they are active', async () => {
    const page = await show(fakeApp(), <Sealed />);
    expect(page.button(/112/).getAttribute('href')).toBe('tel:112');
    expect(page.text()).not.toContain('129');
  });
});
