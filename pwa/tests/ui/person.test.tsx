// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { AISYAH, AISYAH_ROW, CATALOG, fakeApp, receipt } from './fake-app';
import { type Page, show } from './render';
import { ok } from '../../src/kernel/result';
import type { WargaRow } from '../../src/domain/contracts.generated';
import type { Actions, ProfileView, Views } from '../../src/state/contract';
import { nikHelp } from '../../src/state/views-home';
import { signal } from '@preact/signals';
import { loadEngine } from '../../src/ui/engine';
import { EMPTY_PERSON } from '../../src/ui/new-person';
import { NewPerson } from '../../src/ui/screens/new-person';
import { Profile } from '../../src/ui/screens/profile';
import { RecordScreen } from '../../src/ui/screens/record';
import { RequestForm } from '../../src/ui/screens/request-form';
import { note } from '../../src/ui/undo';

beforeAll(async () => {
  await loadEngine();
});

const FAMILY = {
  id: 'f1',
  n: 1,
  kepala_nama: 'Kadir',
  kk_samar: '9912 **** **** 0001',
  alamat: null,
  dusun: null,
  rw: null,
  rt: '02',
};

/** What these screens read of a profile. */
function profileOf(change: Partial<WargaRow> = {}): ProfileView {
  const profile: unknown = {
    warga: { ...AISYAH_ROW, ...change },
    keluarga: FAMILY,
    group: 'balita',
    ageWords: '14 bln',
    ageMonths: 14,
    birthWords: '14 September 2025',
    number: null,
    curve: [],
    curveSentence: '',
    conflicts: [],
    history: [],
    usulan: [],
    pending: false,
    placeWords: '',
    visits: [],
  };
  return profile as ProfileView;
}

type Receipt = ReturnType<typeof receipt>;

function saving(id: string): ReturnType<typeof vi.fn<(...input: unknown[]) => Promise<Receipt>>> {
  return vi.fn(() => Promise.resolve(receipt(id)));
}

const correctWarga = saving(AISYAH);
const correctKeluarga = saving('f1');
const endWarga = saving(AISYAH);
const recordEpisode = saving('e1');
const actions: Partial<Actions> = { correctWarga, correctKeluarga, endWarga, recordEpisode };

beforeEach(() => {
  vi.clearAllMocks();
});

function views(change: Partial<WargaRow>): Partial<Views> {
  return {
    profile: (id) => (id === AISYAH ? profileOf(change) : null),
    nik: nikHelp,
    birthDate: (digits) =>
      ok({ date: `${digits.slice(4)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`, words: '' }),
  };
}

async function sheet(change: Partial<WargaRow> = {}): Promise<Page> {
  const app = fakeApp({ actions, views: views(change) });
  const page = await show(app, <Profile id={AISYAH} />);
  await page.press('Perbaiki data');
  return page;
}

describe('Perbaiki data', () => {
  it('works: only what changed is saved, with its reason', async () => {
    const page = await sheet({ keluarga_id: 'f1' });
    expect(page.text()).toContain('9912 **** **** 0001');
    await page.fill('Nama lengkap', 'Aisyah Nurul');
    await page.choose('Data baru diketahui');
    await page.press('Simpan');
    expect(correctWarga).toHaveBeenCalledExactlyOnceWith({
      warga_id: AISYAH,
      alasan: 'Data baru diketahui',
      nama: 'Aisyah Nurul',
    });
    expect(page.text()).not.toContain('Mengapa diperbaiki?');
  });

  it('picks up a half-typed form and overwrites nothing that is newer', async () => {
    const saveDraft = vi.fn<Actions['saveDraft']>(() => Promise.resolve());
    const first = fakeApp({ actions: { ...actions, saveDraft }, views: views({ rt: '02' }) });
    const page = await show(first, <Profile id={AISYAH} />);
    await page.press('Perbaiki data');
    await page.fill('Nama lengkap', 'Aisyah Nurul');
    const [, typed] = saveDraft.mock.lastCall ?? [];
    const newer = views({ rt: '05', telepon: '08120000001' });
    const again = { ...actions, readDraft: () => typed };
    const later = await show(fakeApp({ actions: again, views: newer }), <Profile id={AISYAH} />);
    await later.press('Simpan');
    expect(correctWarga).toHaveBeenCalledExactlyOnceWith({
      warga_id: AISYAH,
      alasan: 'Salah ketik',
      nama: 'Aisyah Nurul',
    });
  });

  it('says "sekitar" of a guessed birth date, once', async () => {
    const about = { ...profileOf({ tanggal_lahir_perkiraan: true }), birthWords: 'sekitar Mei' };
    const app = fakeApp({ views: { ...views({}), profile: () => about } });
    const page = await show(app, <Profile id={AISYAH} />);
    expect(page.text()).toContain('sekitar Mei');
    expect(page.text()).not.toContain('perkiraan');
  });

  it('takes a mistaken death back to the day she moved', async () => {
    const page = await sheet({ status: 'pindah', status_tanggal: '2026-03-01' });
    await page.choose('Pindah, meninggal');
    await page.choose('Meninggal');
    await page.press('Simpan');
    await note.value?.undo?.();
    expect(endWarga).toHaveBeenLastCalledWith(AISYAH, 'pindah', '2026-03-01');
  });

  it('warns of a NIK that contradicts the birth date, and never blocks', async () => {
    const page = await sheet({ nik_samar: null });
    await page.fill('NIK', '9912 9955 0925 0001');
    expect(page.text()).toContain('berbeda dengan NIK. Keduanya tetap disimpan.');
    await page.press('Simpan');
    expect(correctWarga).toHaveBeenCalledWith({
      warga_id: AISYAH,
      alasan: 'Salah ketik',
      nik: '9912995509250001',
    });
  });

  it('corrects the KK number of her family, and warns of a short one', async () => {
    const page = await sheet({ keluarga_id: 'f1' });
    await page.fill('Nomor KK', '9912');
    expect(page.text()).toContain('Nomor KK biasanya 16 angka');
    await page.press('Simpan');
    expect(correctKeluarga).toHaveBeenCalledWith({
      keluarga_id: 'f1',
      alasan: 'Salah ketik',
      nomor_kk: '9912',
    });
    expect(correctWarga).not.toHaveBeenCalled();
  });

  it('begins a pregnancy by weeks or HPHT, and ends one that runs', async () => {
    const episode = [{ id: 'e0', jenis: 'menyusui', mulai: '2026-01-01', selesai: null }];
    const page = await sheet({ episode });
    await page.choose('Hamil, nifas, menyusui');
    await page.fill('Hamil berapa minggu?', '4');
    await page.press('Simpan');
    expect(recordEpisode).toHaveBeenCalledWith(AISYAH, 'hamil', '2026-10-29');
    await page.press('Perbaiki data');
    await page.choose('Hamil, nifas, menyusui');
    await page.fill('Tanggal', '25112026');
    await page.press('Selesai: Menyusui sejak 1 Januari 2026');
    expect(recordEpisode).toHaveBeenLastCalledWith(
      AISYAH,
      'menyusui',
      '2026-01-01',
      '2026-11-25',
      'e0',
    );
  });

  it('moves a person away on a date; a day that is none is said', async () => {
    const page = await sheet();
    await page.choose('Pindah, meninggal');
    await page.fill('Tanggal', '31112026');
    await page.press('Simpan');
    expect(endWarga).not.toHaveBeenCalled();
    expect(page.text()).toContain('Tanggal itu tidak ada');
    await page.fill('Tanggal', '20112026');
    await page.press('Simpan');
    expect(endWarga).toHaveBeenCalledWith(AISYAH, 'pindah', '2026-11-20');
  });

  it('offers no pregnancy to a man', async () => {
    const page = await sheet({ jenis_kelamin: 'L' });
    expect(page.text()).not.toContain('Hamil, nifas, menyusui');
  });
});

describe('KK at registration', () => {
  it('works: typed in the family step, saved with the new family', async () => {
    const registerKeluarga = saving('f2');
    const registerWarga = saving('w2');
    const draft = {
      ...EMPTY_PERSON,
      kind: 'dewasa',
      nama: 'Kadir',
      sex: 'L',
      birth: '01051980',
      step: 4,
    };
    const app = fakeApp({
      actions: { registerKeluarga, registerWarga, readDraft: () => draft },
      views: { ...views({}), families: signal([]) },
    });
    const page = await show(app, <NewPerson />);
    await page.fill('Kepala keluarga', 'Kadir');
    await page.fill('Nomor KK', '9912990101150001');
    await page.press('Lanjut');
    await page.press('Simpan');
    expect(registerKeluarga).toHaveBeenCalledWith(
      expect.objectContaining({ kepala_nama: 'Kadir', nomor_kk: '9912990101150001' }),
    );
    expect(registerWarga.mock.calls[0]?.[0]).toMatchObject({ nama: 'Kadir', keluarga_id: 'f2' });
  });
});

describe('photos of a person', () => {
  const camera = (page: Page): Element | null => page.root.querySelector('input[type=file]');
  const sendUsulan = vi.fn<(...input: unknown[]) => ReturnType<Actions['sendUsulan']>>(() =>
    Promise.resolve(
      ok({ operationId: 'o', id: 'u', date: '', time: '', nomor: 'N', deadlineWords: '' }),
    ),
  );

  async function form(izin_foto: boolean, draft: object = {}): Promise<Page> {
    const app = fakeApp({
      actions: { sendUsulan, readDraft: (key) => (key.startsWith('usulan:') ? draft : undefined) },
      views: views({ izin_foto }),
    });
    return show(app, <RequestForm id="PR-02.atap_roboh" extra={AISYAH} />);
  }

  it('works: who consents may be photographed', async () => {
    const page = await form(true, { foto: ['a'] });
    expect(camera(page)).not.toBeNull();
    await page.press('Kirim');
    expect(sendUsulan.mock.calls[0]?.[0]).toMatchObject({ foto: ['a'], foto_benda: false });
  });

  it('stays closed without consent until things only is ticked', async () => {
    const page = await form(false, { foto: ['a'] });
    expect(camera(page)).toBeNull();
    expect(page.text()).toContain('belum memberi izin foto');
    await page.press('Kirim');
    expect(sendUsulan.mock.calls[0]?.[0]).toMatchObject({ foto: [], foto_benda: false });
    const again = await form(false, { foto: ['a'] });
    await again.choose('Foto benda saja');
    expect(camera(again)).not.toBeNull();
    await again.press('Kirim');
    expect(sendUsulan.mock.calls[1]?.[0]).toMatchObject({ foto: ['a'], foto_benda: true });
  });
});

describe('a record of a line', () => {
  const recordKunjungan = saving('k1');

  it('works: takes photos where the line names one, and says which papers come later', async () => {
    const [line] = CATALOG.lines;
    const papers = [
      { code: 'ktp', name: 'Salinan KTP' },
      { code: 'foto_lokasi', name: 'Foto lokasi' },
    ];
    const own = { ...line, kinds: ['pendataan'], subjects: ['tempat'], documents: papers };
    const draft = { subjek: 'tempat', tempat: 'Balai', foto: ['a'] };
    const app = fakeApp({
      actions: { recordKunjungan, readDraft: () => draft },
      views: { catalog: signal({ ...CATALOG, lines: [own] }) },
    });
    const page = await show(app, <RecordScreen id="PR-02" extra="" />);
    expect(page.text()).toContain('Berkas bisa nanti: Salinan KTP, Foto lokasi.');
    expect(page.root.querySelector('input[type=file]')).not.toBeNull();
    await page.press('Simpan');
    expect(recordKunjungan.mock.calls[0]?.[0]).toMatchObject({ foto: ['a'], foto_benda: false });
    expect(note.value?.words).toBe('Catatan tersimpan di HP.');
    const saved = { operationId: 'op', id: 'k1', date: '2026-11-26', time: '10.42' };
    recordKunjungan.mockResolvedValueOnce(ok({ ...saved, lostPhotos: 1 }));
    await (await show(app, <RecordScreen id="PR-02" extra="" />)).press('Simpan');
    expect(note.value?.words).toBe(
      'Catatan tersimpan di HP. 1 foto lama sudah tidak ada di HP, jadi tidak ikut.',
    );
  });

  it('asks for no photo where the line names none', async () => {
    const own = { ...CATALOG.lines[0], kinds: ['kie'], documents: undefined };
    const app = fakeApp({ views: { catalog: signal({ ...CATALOG, lines: [own] }) } });
    const page = await show(app, <RecordScreen id="PR-02" extra="" />);
    expect(page.root.querySelector('input[type=file]')).toBeNull();
    expect(page.text()).not.toContain('Berkas bisa nanti');
  });
});
