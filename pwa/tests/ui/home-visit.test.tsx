// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { AISYAH, AISYAH_ROW, CATALOG, fakeApp, receipt } from './fake-app';
import { type Page, show } from './render';
import type { Actions, App, ProfileView } from '../../src/state/contract';
import { route } from '../../src/ui/router';
import { HomeVisit } from '../../src/ui/screens/home-visit';

const recordKunjungan = vi.fn<(...input: unknown[]) => ReturnType<Actions['recordKunjungan']>>(() =>
  Promise.resolve(receipt('k1')),
);
const location = vi.fn(() => Promise.resolve({ lat: -1.5, lon: 113.2 }));

function makeApp(): App {
  const [line] = CATALOG.lines;
  const visit = { ...line, id: 'KES-04', kinds: ['pendataan'], questions: [] };
  const profile = { warga: AISYAH_ROW, placeWords: 'RT 02' } as ProfileView;
  return fakeApp({
    views: {
      catalog: signal({ ...CATALOG, lines: [visit] }),
      profile: () => profile,
    },
    actions: { recordKunjungan, location },
  });
}

function open(app: App): Promise<Page> {
  return show(app, <HomeVisit id={AISYAH} />);
}

describe('K-13', () => {
  beforeEach(() => {
    recordKunjungan.mockClear();
  });

  it('works: nobody at home is one tap, with the place where it was', async () => {
    const page = await open(makeApp());
    await page.press('Tidak ada orang');
    await vi.waitFor(() => {
      expect(recordKunjungan).toHaveBeenCalled();
    });
    expect(location).toHaveBeenCalledWith(false);
    expect(recordKunjungan.mock.calls[0]?.[0]).toMatchObject({
      hasil: 'tidak_ada_orang',
      tempat: 'RT 02',
      lokasi: { lat: -1.5, lon: 113.2 },
    });
    expect(route.value.name).toBe('kunjungan');
  });

  it('leads to a request for each field that needs help, also after a reload', async () => {
    const app = makeApp();
    const page = await open(app);
    for (const at of [0, 1]) {
      page.root.querySelectorAll<HTMLElement>('.chip-bantuan')[at]?.click();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await page.press('Selesai');
    await vi.waitFor(() => {
      expect(page.text()).toContain('Lanjutkan dengan usulan');
    });
    const again = await open(app);
    for (const name of ['Perumahan Rakyat', 'Trantibumlinmas']) {
      expect(again.button(`Usulan ${name}`).getAttribute('href')).toContain('k1');
    }
    await again.press('Kembali ke daftar');
    expect((await open(app)).text()).toContain('Tidak ada orang');
  });
});
