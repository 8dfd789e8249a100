// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { AISYAH, AISYAH_ROW, fakeApp, queueRow, receipt, WEIGHING, WEIGHING_ROW } from './fake-app';
import { type Page, show } from './render';
import { fail, ok } from '../../src/kernel/result';
import type { Actions, ProfileView, Views } from '../../src/state/contract';
import { NoteBar } from '../../src/ui/components/note-bar';
import { Consent } from '../../src/ui/components/person-facts';
import { Attend } from '../../src/ui/components/queue-row';
import { Profile } from '../../src/ui/screens/profile';
import { route } from '../../src/ui/router';
import { Correct } from '../../src/ui/screens/correct';
import { Weigh } from '../../src/ui/screens/weigh';
import { dismiss, note, takeBack, tell } from '../../src/ui/undo';

const saving = (id = 'x') =>
  vi.fn<(...input: unknown[]) => Promise<ReturnType<typeof receipt>>>(() =>
    Promise.resolve(receipt(id)),
  );

const views: Partial<Views> = {
  weigh: () => ({
    wargaId: AISYAH,
    date: '2026-11-26',
    signed: false,
    title: 'Aisyah · P · 14 bln · no 12',
    ageMonths: 14,
    lastWeightWords: '',
    lastLengthWords: '',
    defaultPosisi: 'telentang',
    recordedId: null,
  }),
  penimbangan: () => ({ ...WEIGHING_ROW, vitamin_a: 'biru', beri_tahu_bidan: true }),
};

beforeEach(() => {
  dismiss();
});

async function pressUndo(): Promise<void> {
  const { undo } = note.value ?? {};
  if (!undo) throw new Error('nothing to take back');
  await takeBack(undo);
}

describe('Batalkan', () => {
  const bar = (): Promise<Page> => show(fakeApp(), <NoteBar />);

  it('works: takes back and says so', async () => {
    const undo = vi.fn(() => Promise.resolve(ok(null)));
    tell('Tersimpan.', undo);
    const page = await bar();
    await page.press('Batalkan');
    expect(undo).toHaveBeenCalledOnce();
    expect(page.text()).toBe('Sudah dibatalkan.');
  });

  it('says why when it could not be taken back', async () => {
    tell('Tersimpan.', () => Promise.resolve(fail('hp.dicabut')));
    const page = await bar();
    await page.press('Batalkan');
    expect(page.text()).not.toContain('Sudah dibatalkan');
    expect(page.text().length).toBeGreaterThan(20);
  });

  it('has no button where nothing can be taken back', async () => {
    tell('Tersimpan.');
    expect((await bar()).root.querySelector('button')).toBeNull();
  });
});

describe('what is taken back', () => {
  const open = (node: Parameters<typeof show>[1], more: Partial<Actions>): Promise<Page> =>
    show(fakeApp({ views, actions: more }), node);

  it('a refusal to be weighed, which leads back to the scale', async () => {
    const voidPenimbangan = saving();
    const page = await open(<Weigh id={AISYAH} />, {
      recordPenimbangan: saving(WEIGHING),
      voidPenimbangan,
    });
    await page.press('Tidak mau ditimbang');
    await page.press('Anak menangis');
    expect(route.value.name).toBe('antrean');
    await pressUndo();
    expect(voidPenimbangan).toHaveBeenCalledWith(WEIGHING, 'batal');
    expect(location.hash).toContain('timbang');
  });

  it('stays where it is when the weighing could not be voided', async () => {
    const page = await open(<Weigh id={AISYAH} />, {
      recordPenimbangan: saving(WEIGHING),
      voidPenimbangan: () => Promise.resolve(fail('simpan.penuh')),
    });
    await page.type('8,9');
    await page.press('Lanjut');
    await page.press('Tanpa ukur');
    await pressUndo();
    expect(route.value.name).toBe('hasil');
    expect(note.value?.words).not.toBe('Sudah dibatalkan.');
  });

  it('a correction, to every figure and tick there was', async () => {
    const correctPenimbangan = saving(WEIGHING);
    const page = await open(<Correct id={WEIGHING} />, { correctPenimbangan });
    await page.press('Lanjut');
    await page.press('Simpan');
    await page.press('Salah ketik');
    await pressUndo();
    expect(correctPenimbangan).toHaveBeenLastCalledWith({
      penimbanganId: WEIGHING,
      alasan: 'batal',
      beratG: 8900,
      panjangMm: 735,
      posisi: 'telentang',
      lilaMm: null,
      lingkarKepalaMm: null,
      edema: false,
      vitaminA: 'biru',
      beriTahuBidan: true,
    });
  });

  it('attendance, and attendance that was taken back', async () => {
    const recordKehadiran = saving();
    for (const present of [false, true]) {
      const page = await open(<Attend {...queueRow({ present })} />, { recordKehadiran });
      await page.press(/hadir/i);
      await pressUndo();
      expect(recordKehadiran).toHaveBeenLastCalledWith(AISYAH, present);
    }
  });

  it('consent, to what she had said before', async () => {
    const setIzin = saving();
    const page = await open(<Consent warga={{ ...AISYAH_ROW, izin_pesan: true }} />, { setIzin });
    await page.choose('Tidak', 1);
    expect(setIzin).toHaveBeenLastCalledWith(AISYAH, 'pesan', false);
    await pressUndo();
    expect(setIzin).toHaveBeenLastCalledWith(AISYAH, 'pesan', true);
  });

  it('the end of a time of her life', async () => {
    const recordEpisode = saving();
    const episode = [{ id: 'e0', jenis: 'menyusui', mulai: '2026-01-01', selesai: null }];
    const lists = { curve: [], conflicts: [], history: [], usulan: [], visits: [] };
    const profile = { ...lists, warga: { ...AISYAH_ROW, episode }, keluarga: null };
    const page = await show(
      fakeApp({
        views: { profile: () => profile as unknown as ProfileView },
        actions: { recordEpisode },
      }),
      <Profile id={AISYAH} />,
    );
    await page.press('Perbaiki data');
    await page.choose('Hamil, nifas, menyusui');
    await page.press(/^Selesai: Menyusui/);
    await pressUndo();
    expect(recordEpisode).toHaveBeenLastCalledWith(AISYAH, 'menyusui', '2026-01-01', null, 'e0');
  });
});
