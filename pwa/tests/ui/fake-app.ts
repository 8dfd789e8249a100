import { signal } from '@preact/signals';

import type { PenimbanganRow, PosyanduRow, WargaRow } from '../../src/domain/contracts.generated';
import { OCTOBER } from '../rows';
import { fail, ok } from '../../src/kernel/result';
import type {
  LockView,
  Actions,
  App,
  HomeView,
  Phase,
  QueueRow,
  QueueView,
  RequestRow,
  ResultView,
  SettingsView,
  Views,
} from '../../src/state/contract';

/** The day of users.md 7.1, held in memory: what screens show is set by each test. */

export const AISYAH = '01930000-0000-7000-8000-000000000001';
export const WEIGHING = '01930000-0000-7000-8000-0000000000aa';

export const POSYANDU: PosyanduRow = {
  id: '01930000-0000-7000-8000-0000000000ff',
  n: 1,
  nama: 'Posyandu Melati 3',
  nomor_urut: 127,
  desa: 'Sukamaju',
  kecamatan: 'Contoh',
  kabupaten: 'Contoh',
  label_desa: 'desa',
  label_dusun: 'Dusun',
  zona_waktu: 'WIB',
  tempat: 'Balai RW 05',
  pola_buka: null,
  metode_umur: 'bulan_penuh',
  nomor_darurat: [],
  penerima_kasus: ['kepala_desa', 'dp3a', 'polisi'],
  hari_libur: [],
  data_contoh: true,
};

export const HOME: HomeView = {
  posyandu: POSYANDU,
  onBehalf: '',
  kaderNama: 'Bu Sari',
  greeting: 'Selamat pagi',
  online: false,
  unsent: 3,
  lastSentWords: '10 menit lalu',
  today: '2026-11-26',
  todayWords: 'Kamis 26 Nov',
  day: 'buka',
  leftOpen: null,
  chair: { mine: true, words: '' },
  akunId: 'sari',
  expected: 69,
  usulanNeedsMe: 2,
  visitsDue: 5,
  news: null,
  storageWarning: null,
  askDate: false,
};

export function queueRow(change: Partial<QueueRow> = {}): QueueRow {
  return {
    wargaId: AISYAH,
    number: 12,
    nama: 'Aisyah Nur',
    group: 'balita',
    ageWords: '14 bln',
    jenisKelamin: 'P',
    motherWords: 'Ibu Nur',
    rtWords: 'RT 02',
    guestWords: '',
    lastWords: 'lalu 8,7 kg',
    lastBadge: 'N',
    present: false,
    weighed: false,
    weighable: true,
    ...change,
  };
}

export const QUEUE: QueueView = {
  sesiId: 'sesi',
  dateWords: 'Kamis 26 Nov',
  status: 'buka',
  present: 37,
  expected: 69,
  done: 36,
  waiting: 33,
  groups: [
    { group: 'balita', label: 'Balita', count: 48 },
    { group: 'bumil', label: 'Ibu hamil', count: 3 },
    { group: 'lansia', label: 'Lansia', count: 18 },
  ],
  rts: ['RT 01', 'RT 02', 'RT 03'],
  rows: [queueRow()],
};

export const RESULT: ResultView = {
  penimbanganId: WEIGHING,
  wargaId: AISYAH,
  title: 'Aisyah · 14 bln',
  badge: 'N',
  alert: null,
  headline: 'NAIK',
  gainWords: 'naik 200 gram',
  bandWords: 'di pita hijau',
  sayToMother: 'Bagus, beratnya naik. Teruskan makan beragam dan ASI.',
  tellMidwife: false,
  extras: [],
  figures: [
    { label: 'BB/U', value: '-0,44', category: 'Berat badan normal' },
    { label: 'TB/U', value: '-1,07', category: 'Normal' },
    { label: 'BB/TB', value: '0,05', category: 'Gizi baik' },
  ],
  figuresNote: 'KBM bulan ini 200 g. Dihitung dengan WHO 2006.',
  time: '10.42',
  next: queueRow({ wargaId: 'b', nama: 'Bima', number: 13 }),
};

export const AISYAH_ROW: WargaRow = {
  id: AISYAH,
  n: 2,
  nama: 'Aisyah Nur',
  jenis_kelamin: 'P',
  tanggal_lahir: '2025-09-14',
  tanggal_lahir_perkiraan: false,
  nik_samar: '3328 **** **** 1207',
  nomor_sementara: null,
  keluarga_id: null,
  ibu_id: null,
  nama_ibu: 'Ibu Nur',
  telepon: null,
  dusun: null,
  rw: '05',
  rt: '02',
  status: 'aktif',
  status_tanggal: null,
  memiliki_kms: true,
  berat_lahir_g: 3100,
  izin_foto: false,
  izin_pesan: true,
  episode: [],
  terdaftar_tanggal: '2025-10-01',
};

export const WEIGHING_ROW: PenimbanganRow = {
  ...OCTOBER,
  id: WEIGHING,
  n: 3,
  warga_id: AISYAH,
  sesi_id: 'sesi',
  tanggal: '2026-11-26',
  berat_g: 8900,
  panjang_mm: 735,
};

export const LOCK: LockView = {
  posyandu: '',
  kader: [],
  waitSeconds: 0,
  triesLeft: 5,
  unsent: 0,
  photos: 0,
  unlocked: false,
};

export const SETTINGS: SettingsView = {
  settings: { textSize: 'biasa', sound: false, saveData: true },
  persisted: null,
  freeMb: null,
  version: '0.1.0',
  catalogVersion: '2026.11.1',
  updateReady: false,
  updateNow: false,
  outdated: '',
  deviceLetter: 'A',
  emergency: [{ nama: 'Panggilan darurat', nomor: '112' }],
};

export const REQUEST: RequestRow = {
  usulanId: 'u1',
  nomor: '0127-A-0007',
  title: 'Perbaikan rumah tidak layak',
  bidang: 'perumahan_rakyat',
  statusWords: 'Dijadwalkan survei Rabu 2 Des',
  status: 'dijawab',
  sendState: 'diterima',
  deadlineWords: 'Jawaban pertama paling lambat Kamis 3 Des',
  needsMe: true,
  lastAnswer: 'Survei Rabu 2 Desember.',
  documents: { there: 3, all: 5 },
};

export const CATALOG = {
  version: '2026.11.1',
  deadline_label: 'panduan daerah',
  urgent_reasons: {
    bahaya_jiwa: 'Ada yang terancam jiwanya',
    roboh: 'Bangunan roboh',
    kebakaran: 'Kebakaran',
    kekerasan: 'Ada kekerasan',
    sakit_berat: 'Sakit berat',
  },
  opd: [{ code: 'dinas_perkim', name: 'Dinas Perumahan' }],
  bidang: [
    {
      code: 'perumahan_rakyat',
      letter: 'D',
      name: 'Perumahan Rakyat',
      short_name: 'Perumahan Rakyat',
      examples: 'rumah tidak layak, jamban',
      tiles: [
        { id: 'atap_roboh', text: 'Atap roboh', line: 'PR-02', preset: { bagian_rusak: 'atap' } },
      ],
    },
    {
      code: 'trantibumlinmas',
      letter: 'E',
      name: 'Ketenteraman, Ketertiban Umum dan Pelindungan Masyarakat',
      short_name: 'Trantibumlinmas',
      examples: 'bencana, kekerasan',
      tiles: [],
    },
  ],
  lines: [
    {
      id: 'PR-02',
      bidang: 'perumahan_rakyat',
      kinds: ['rujukan'],
      title: 'Perbaikan rumah tidak layak',
      examples: 'atap roboh',
      subjects: ['rumah', 'keluarga'],
      questions: [
        {
          id: 'bagian_rusak',
          text: 'Bagian mana yang rusak?',
          type: 'pilihan',
          options: [
            { id: 'atap', text: 'Atap' },
            { id: 'dinding', text: 'Dinding' },
          ],
        },
        {
          id: 'jumlah_penghuni',
          text: 'Berapa orang tinggal di rumah?',
          type: 'bilangan',
          unit: 'orang',
          min: 0,
          max: 60,
          warn_max: 15,
        },
      ],
      documents: [{ code: 'ktp', name: 'Salinan KTP' }],
      opd: 'dinas_perkim',
      urgent_reasons: ['roboh', 'kebakaran', 'kekerasan', 'sakit_berat'],
    },
    {
      id: 'TRA-02',
      bidang: 'trantibumlinmas',
      kinds: ['pengaduan'],
      title: 'Pengaduan rahasia',
      examples: 'kekerasan',
      subjects: ['orang'],
      rahasia: true,
      questions: [],
    },
  ],
};

const never = (): never => {
  throw new Error('not part of this test');
};

function fakeViews(change: Partial<Views>): Views {
  return {
    lock: signal(LOCK),
    home: signal(HOME),
    queue: signal(QUEUE),
    recapOf: () => never(),
    recap: signal({
      sesiId: null,
      status: 'buka' as const,
      dateWords: '',
      counts: {},
      people: {},
      groups: [],
      kader: [],
      days: [],
      missing: [],
      thanks: '',
      shareText: '',
    }),
    requests: signal([REQUEST]),
    visits: signal([]),
    archive: signal([]),
    unsent: signal({
      items: [],
      photos: 0,
      sending: false,
      lastSentWords: '',
      note: '',
      carriedWords: '',
      mustReenrol: false,
    }),
    rescue: signal(null),
    unkept: signal(null),
    todayItems: signal([]),
    news: signal([]),
    settings: signal(SETTINGS),
    kader: signal([]),
    families: signal([]),
    neighbours: signal([]),
    catalog: signal(CATALOG),
    weigh: () => null,
    result: () => null,
    penimbangan: () => null,
    profile: () => null,
    request: () => null,
    search: () => [],
    duplicates: () => [],
    checkWeighing: () => [],
    birthDate: () => fail('umum.tidak_dikenal'),
    birthDateAbout: () => '2025-10-26',
    nik: (digits) => ({ grouped: digits, words: '', warning: null }),
    requestPreview: () => ({ deadlineWords: 'Jawaban pertama paling lambat Kamis 3 Des' }),
    ...change,
  };
}

const nothing = (): Promise<void> => Promise.resolve();

function fakeActions(change: Partial<Actions>): Actions {
  const drafts = new Map<string, unknown>();
  const base: Partial<Actions> = {
    touch: () => undefined,
    lock: () => undefined,
    applyUpdate: () => undefined,
    readDraft: (key) => drafts.get(key),
    saveDraft: (key, content) => {
      drafts.set(key, content);
      return nothing();
    },
    dropDraft: (key) => {
      drafts.delete(key);
      return nothing();
    },
    sendNow: nothing,
    markNewsRead: nothing,
    setSettings: nothing,
    location: () => Promise.resolve(null),
    photoUrl: () => Promise.resolve(null),
  };
  return new Proxy({ ...base, ...change } as Actions, {
    get: (target, name): unknown => Reflect.get(target, name) ?? never,
  });
}

export interface FakeParts {
  readonly phase?: Phase;
  readonly views?: Partial<Views>;
  readonly actions?: Partial<Actions>;
}

export function fakeApp({ phase = 'terbuka', views = {}, actions = {} }: FakeParts = {}): App {
  return { phase: signal(phase), views: fakeViews(views), actions: fakeActions(actions) };
}

export function receipt(id: string): ReturnType<
  typeof ok<{
    operationId: string;
    id: string;
    date: string;
    time: string;
  }>
> {
  return ok({ operationId: 'op', id, date: '2026-11-26', time: '10.42' });
}
