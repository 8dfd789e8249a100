// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { AISYAH, AISYAH_ROW, fakeApp, receipt } from './fake-app';
import { show } from './render';
import { fail } from '../../src/kernel/result';
import type { Actions, ProfileView } from '../../src/state/contract';
import { Archive } from '../../src/ui/screens/archive';
import { Profile } from '../../src/ui/screens/profile';
import { note } from '../../src/ui/undo';

const archiveWarga = vi.fn<Actions['archiveWarga']>(() => Promise.resolve(receipt(AISYAH)));
const restoreWarga = vi.fn<Actions['restoreWarga']>(() => Promise.resolve(receipt(AISYAH)));
const actions = { archiveWarga, restoreWarga };
const AWAY = {
  wargaId: AISYAH,
  nama: 'Aisyah Nur',
  words: 'Kamis 26 Nov, Bu Sari, Salah daftar',
};
const PROFILE = {
  ...{ warga: AISYAH_ROW, keluarga: null, group: 'balita', ageWords: '14 bln', ageMonths: 14 },
  ...{ birthWords: '', number: null, curve: [], curveSentence: '', conflicts: [], history: [] },
  ...{ usulan: [], pending: false, placeWords: '', visits: [] },
} as unknown as ProfileView;

beforeEach(() => {
  vi.clearAllMocks();
});

describe('Salah daftar', () => {
  it('works: away with a reason, and taken back by the bar', async () => {
    const app = fakeApp({ actions, views: { profile: () => PROFILE } });
    const page = await show(app, <Profile id={AISYAH} />);
    await page.press('Perbaiki data');
    await page.choose('Salah daftar');
    expect(page.text()).toContain('Bisa dikembalikan 30 hari');
    await page.choose('Hanya mencoba');
    await page.press('Masukkan ke arsip');
    expect(archiveWarga).toHaveBeenCalledExactlyOnceWith(AISYAH, 'Hanya mencoba');
    expect(page.text()).not.toContain('Masukkan ke arsip');
    await note.value?.undo?.();
    expect(restoreWarga).toHaveBeenCalledExactlyOnceWith(AISYAH);
  });
});

describe('Arsip', () => {
  it('lists who can be taken back, since when and why', async () => {
    const app = fakeApp({ actions, views: { archive: signal([AWAY]) } });
    const page = await show(app, <Archive />);
    expect(page.text()).toContain('Aisyah Nur');
    expect(page.text()).toContain(AWAY.words);
  });

  it('says that it is empty', async () => {
    const page = await show(fakeApp({}), <Archive />);
    expect(page.text()).toContain('Arsip kosong.');
  });

  it('her page says it in a word, keeps a refusal readable, and takes her back', async () => {
    const app = fakeApp({ actions, views: { archive: signal([AWAY]) } });
    const page = await show(app, <Profile id={AISYAH} />);
    expect(page.text()).toContain('Di arsip');
    restoreWarga.mockResolvedValueOnce(fail('warga.arsip_lewat', { hari: 30 }));
    await page.press('Kembalikan ke daftar');
    expect(page.text()).toContain('Minta kantor desa atau kelurahan mengembalikannya.');
    await page.press('Kembalikan ke daftar');
    expect(note.value?.words).toBe('Kembali ke daftar, tersimpan di HP.');
  });
});
