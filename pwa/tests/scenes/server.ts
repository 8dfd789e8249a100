import { applyAll } from '../../src/domain/apply';
import { catalogFacts } from '../../src/domain/catalog';
import {
  type EnrolResponse,
  OPERATION_SUBJECTS,
  OPERATION_VERSIONS,
  type OperationIn,
  type PinRequest,
  type PinResponse,
  type PushRequest,
  type PushResponse,
  type Rows,
  type Titipan,
  type TitipanCatatan,
  type TitipanFoto,
  type Verdict,
} from '../../src/domain/contracts.generated';
import { emptyTables, ENTITIES, type Entity, type Tables } from '../../src/domain/rows';
import { firstAnswerDeadline } from '../../src/domain/workdays';
import {
  base64,
  type Bytes,
  concat,
  fromBase64,
  gunzip,
  gzip,
  hex,
  text,
  utf8,
} from '../../src/kernel/bytes';
import { openSeal, seal, sha256Hex } from '../../src/kernel/crypto';
import { newId } from '../../src/kernel/ids';
import { SimpulError } from '../../src/kernel/result';
import type { Transport, TransportRequest, TransportResponse } from '../../src/sync/transport';

const MAX_GZIP = 256 * 1024;
const PAGE = 50;
const CLOCK_MS = 10 * 60_000;

interface Device {
  readonly id: string;
  readonly letter: string;
  readonly key: CryptoKey;
  readonly spki: string;
  readonly kader: Set<string>;
  revoked: boolean;
  /** It used a number twice. */
  mistaken: boolean;
  readonly seqs: Map<number, string>;
}

interface Known {
  readonly device: Device;
  readonly operation: OperationIn;
  verdict: Verdict;
}

export const CATALOG = {
  version: '2026.11.1',
  deadline_label: 'panduan daerah',
  lines: [
    {
      id: 'PRM-01',
      bidang: 'perumahan',
      kinds: ['rujukan'],
      title: 'Rumah tidak layak',
      opd: 'perkim',
      deadline_days: 5,
      documents: [{ code: 'ktp', name: 'KTP' }],
    },
    {
      id: 'TRA-01',
      bidang: 'trantibumlinmas',
      kinds: ['pengaduan'],
      title: 'Gangguan keamanan',
      deadline_days: 5,
    },
  ],
  bidang: [{ code: 'perumahan', short_name: 'Perumahan Rakyat' }],
  opd: [{ code: 'perkim', name: 'Dinas Perkim' }],
};

/** The server's protocol in memory: the real semantics of push, pull, snapshot, photos and enrolment. */
export class MemoryServer {
  now: number;
  tables: Tables = emptyTables();
  readonly codes = new Map<string, { akunId: string; nama: string }>();
  /** Used codes, with the key and the device they were used with. */
  readonly used = new Map<string, { spki: string; device: Device; akunId: string; nama: string }>();
  readonly pins = new Map<string, { check: string; status: PinResponse['status'] }>();
  minimumApp = '0.1.0';
  readonly devices = new Map<string, Device>();
  readonly known = new Map<string, Known>();
  readonly changes: { n: number; entity: Entity; id: string }[] = [];
  readonly photos = new Map<string, Bytes>();
  readonly cases: { kasusId: string; penerima: string[]; isi: unknown }[] = [];
  maxGzip = MAX_GZIP;
  n = 0;
  history = newId(1);
  requests: string[] = [];
  private keys!: {
    server: CryptoKeyPair;
    kasus: CryptoKeyPair;
    serverPoint: string;
    kasusPoint: string;
  };
  readonly posyanduId = newId(1);

  constructor(now: number) {
    this.now = now;
  }

  async open(): Promise<this> {
    const make = (): Promise<CryptoKeyPair> =>
      crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const [server, kasus] = [await make(), await make()];
    const point = async (pair: CryptoKeyPair): Promise<string> =>
      base64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
    this.keys = {
      server,
      kasus,
      serverPoint: await point(server),
      kasusPoint: await point(kasus),
    };
    this.seed('posyandu', posyanduRow(this.posyanduId));
    return this;
  }

  /** A row from the office or from an earlier month, without any operation. */
  seed<E extends Entity>(entity: E, row: Rows[E]): void {
    this.n += 1;
    const table = new Map<string, Rows[E]>(this.tables[entity]);
    table.set(row.id, { ...row, n: this.n });
    this.tables = { ...this.tables, [entity]: table };
    this.changes.push({ n: this.n, entity, id: row.id });
  }

  /** A row leaves the view of the phones. */
  remove(entity: Entity, id: string): void {
    this.n += 1;
    const table = new Map<string, unknown>(this.tables[entity] as ReadonlyMap<string, unknown>);
    table.delete(id);
    this.tables = { ...this.tables, [entity]: table };
    this.changes.push({ n: this.n, entity, id });
  }

  code(code: string, nama: string): string {
    const akunId = newId(this.now);
    this.codes.set(code, { akunId, nama });
    this.seed('kader', {
      id: newId(this.now),
      n: 0,
      akun_id: akunId,
      nama,
      jabatan: 'kader',
      bidang: [],
      telepon: null,
      aktif: true,
    });
    return akunId;
  }

  /** The chair in the register, with or without an account on this phone. */
  chair(akun_id: string | null, nama = 'Bu Rani'): void {
    const board = { n: 0, bidang: [], aktif: true, telepon: '0812-1', jabatan: 'ketua' };
    this.seed('kader', { id: newId(this.now), akun_id, nama, ...board });
  }

  readonly transport: Transport = async (request) => {
    this.requests.push(`${request.method} ${request.path}`);
    try {
      return await this.answer(request);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return json(error.status, { code: error.code, params: error.params, pesan: '' });
    }
  };

  private async answer(request: TransportRequest): Promise<TransportResponse> {
    const [path = '', query = ''] = request.path.split('?');
    const params = new URLSearchParams(query);
    const body = request.body ?? new Uint8Array();
    const name = path.replace('/api/sync/v1/', '');
    if (name === 'enrol') return this.enrol(request, body);
    if (name === 'titipan') return this.titipan(body);
    return this.forPhone(request, params, name);
  }

  private async forPhone(
    request: TransportRequest,
    params: URLSearchParams,
    name: string,
  ): Promise<TransportResponse> {
    const body = request.body ?? new Uint8Array();
    const device = await this.signed(request, body);
    if (name === 'push') return this.push(device, body);
    if (name.startsWith('foto/')) return this.photo(name.slice(5), params, body);
    if (device.revoked) throw new Refused(403, 'akses.hp_dicabut');
    const others: Record<string, () => Promise<TransportResponse> | TransportResponse> = {
      pin: () => this.pin(device, body),
      pull: () => this.pull(params),
      snapshot: () => this.snapshot(request, params),
    };
    return others[name]?.() ?? json(200, CATALOG);
  }

  /** What the office does about a request for a PIN, by its digits. */
  answerPin(check: string, status: PinResponse['status']): void {
    for (const asked of this.pins.values()) if (asked.check === check) asked.status = status;
  }

  private async pin(device: Device, body: Bytes): Promise<TransportResponse> {
    const { akun_id, reply_key, recovery = '' } = JSON.parse(text(body)) as PinRequest;
    if (!device.kader.has(akun_id)) throw new Refused(400, 'pin.kader_tidak_ada');
    const asked: { check: string; status: PinResponse['status'] } = this.pins.get(reply_key) ?? {
      check: String(100_000 + this.pins.size),
      status: 'menunggu',
    };
    this.pins.set(reply_key, asked);
    let sealed = '';
    if (asked.status === 'disetujui' && recovery !== '') {
      const raw = await openSeal(
        this.keys.server.privateKey,
        fromBase64(recovery),
        `register|${device.id}`,
      );
      sealed = base64(await seal(fromBase64(reply_key), raw, 'register-pin'));
    }
    return json(200, { ...asked, sealed, server_time_ms: this.now });
  }

  private async signed(request: TransportRequest, body: Bytes): Promise<Device> {
    const {
      'X-Simpul-Device': id,
      'X-Simpul-Time': time,
      'X-Simpul-Signature': mark,
    } = request.headers;
    const device = this.devices.get(id ?? '');
    if (!mark) throw new Refused(401, 'sync.tanpa_tanda_tangan');
    if (!device) throw new Refused(401, 'sync.hp_tidak_dikenal');
    const message = [request.method, request.path, time, await sha256Hex(body)].join('\n');
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    const valid = await crypto.subtle.verify(
      algorithm,
      device.key,
      fromBase64(mark),
      utf8(message),
    );
    if (!valid) throw new Refused(401, 'sync.tanda_tangan');
    if (Math.abs(Number(time) - this.now) > CLOCK_MS) {
      throw new Refused(409, 'sync.jam', { server_time_ms: this.now });
    }
    return device;
  }

  private async enrol(request: TransportRequest, body: Bytes): Promise<TransportResponse> {
    const wanted = JSON.parse(text(body)) as {
      code: string;
      public_key: string;
      device_id: string | null;
    };
    const old = wanted.device_id === null ? null : await this.signed(request, body);
    const { device, ...kader } = await this.take(wanted.code, wanted.public_key, old);
    const answer: EnrolResponse = {
      device_id: device.id,
      device_letter: device.letter,
      posyandu_id: this.posyanduId,
      kab_id: 1,
      nomor_urut: 127,
      akun_id: kader.akunId,
      kader_nama: kader.nama,
      posyandu_nama: 'Melati 3',
      server_key: this.keys.serverPoint,
      kasus_key: this.keys.kasusPoint,
      catalog_version: CATALOG.version,
      server_time_ms: this.now,
      history: this.history,
    };
    return json(200, answer);
  }

  /** A code works once; with the same key it gives the same device again, for its answer may have been lost. */
  private async take(
    code: string,
    spki: string,
    old: Device | null,
  ): Promise<{ device: Device; akunId: string; nama: string }> {
    const before = this.used.get(code);
    if (before?.spki === spki) return before;
    const kader = this.codes.get(code);
    if (!kader) throw new Refused(400, before ? 'akses.kode_terpakai' : 'akses.kode_salah');
    this.codes.delete(code);
    const device = old?.spki === spki ? old : await this.newDevice(spki);
    // A new device keeps the kader of the one that signed for it.
    for (const akunId of [kader.akunId, ...(old?.kader ?? [])]) device.kader.add(akunId);
    const taken = { ...kader, spki, device };
    this.used.set(code, taken);
    return taken;
  }

  private async newDevice(spki: string): Promise<Device> {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('spki', fromBase64(spki), algorithm, true, [
      'verify',
    ]);
    const letter = String.fromCharCode(65 + this.devices.size);
    const device = {
      id: newId(this.now),
      letter,
      key,
      spki,
      kader: new Set<string>(),
      revoked: false,
      mistaken: false,
      seqs: new Map<number, string>(),
    };
    this.devices.set(device.id, device);
    return device;
  }

  private async push(device: Device, body: Bytes): Promise<TransportResponse> {
    if (body.length > this.maxGzip) throw new Refused(413, 'sync.terlalu_besar');
    const request = JSON.parse(text(await gunzip(body))) as PushRequest;
    const operations = [...(request.operations ?? [])];
    for (const sealed of request.sealed ?? []) {
      const plain = await openSeal(this.keys.server.privateKey, fromBase64(sealed), 'operasi');
      operations.push(JSON.parse(text(plain)) as OperationIn);
    }
    if (operations.length > 200) throw new Refused(413, 'sync.terlalu_besar');
    const verdicts: Verdict[] = [];
    for (const operation of operations) verdicts.push(await this.perform(device, operation));
    await this.resume();
    const answer: PushResponse = {
      verdicts: verdicts.map(({ id }, at) => this.current(id) ?? (verdicts[at] as Verdict)),
      contiguous_seq: contiguous(device),
      server_time_ms: this.now,
      device_status: device.revoked ? 'dicabut' : device.mistaken ? 'aktifkan_ulang' : 'aktif',
    };
    return json(200, answer);
  }

  /** A carried file: nothing is asked of who brings it. */
  private async titipan(body: Bytes): Promise<TransportResponse> {
    const { catatan = [], foto = [] } = await this.opened(body);
    const answer = { catatan: 0, sudah_ada: 0, rusak: [] as number[], foto: 0, foto_rusak: 0 };
    for (const [place, item] of catatan.entries()) {
      const verdict = await this.carried(item);
      if (verdict === null) {
        answer.rusak.push(place);
        continue;
      }
      answer.catatan += 1;
      if (verdict.verdict === 'duplicate') answer.sudah_ada += 1;
    }
    for (const photo of foto) {
      if (await this.carriedPhoto(photo)) answer.foto += 1;
      else answer.foto_rusak += 1;
    }
    await this.resume();
    const isForged = answer.rusak.length > 0 && answer.catatan === 0;
    if (isForged) throw new Refused(400, 'titipan.tanda_tangan');
    return json(200, answer);
  }

  private async opened(body: Bytes): Promise<Titipan> {
    const file = fromBase64(text(body));
    if (text(file.slice(0, 12)) !== 'SIMPUL-TITIP') throw new Refused(400, 'titipan.bukan');
    const key = hex(file.slice(12, 20));
    const length = new DataView(file.buffer, 20, 4).getUint32(0);
    if (file.length < 24 + length) throw new Refused(400, 'titipan.terpotong');
    const own = await sha256Hex(fromBase64(this.keys.serverPoint));
    if (!own.startsWith(key)) throw new Refused(400, 'titipan.server_lain');
    const envelope = file.slice(24, 24 + length);
    const plain = await openSeal(this.keys.server.privateKey, envelope, 'titipan');
    return JSON.parse(text(await gunzip(plain))) as Titipan;
  }

  /** Null for what its phone did not sign. */
  private async carried({ device_id, sealed, tanda }: TitipanCatatan): Promise<Verdict | null> {
    const bytes = fromBase64(sealed);
    const words = `titipan\n${device_id}\n${await sha256Hex(bytes)}`;
    const device = this.devices.get(device_id);
    if (!device || !(await signedBy(device, words, tanda))) return null;
    const plain = text(await openSeal(this.keys.server.privateKey, bytes, 'operasi'));
    return this.perform(device, JSON.parse(plain) as OperationIn);
  }

  private async carriedPhoto({ device_id, sidik, isi, tanda }: TitipanFoto): Promise<boolean> {
    const device = this.devices.get(device_id);
    const words = `titipan-foto\n${device_id}\n${sidik}`;
    if (!device || !(await signedBy(device, words, tanda))) return false;
    this.photos.set(sidik, fromBase64(isi));
    return true;
  }

  private current(id: string): Verdict | null {
    return this.known.get(id)?.verdict ?? null;
  }

  private async perform(device: Device, operation: OperationIn): Promise<Verdict> {
    const known = this.known.get(operation.id);
    if (known) {
      const { verdict } = known;
      note(device, operation);
      return verdict.verdict === 'accepted' ? { ...verdict, verdict: 'duplicate' } : verdict;
    }
    const wrong = this.mistake(device, operation);
    note(device, operation);
    const { id } = operation;
    const verdict: Verdict = wrong
      ? { id, verdict: 'quarantined', masalah: wrong, params: {} }
      : await this.decide(device, operation);
    this.known.set(operation.id, { device, operation, verdict });
    return verdict;
  }

  /** What the door finds wrong before anything is decided. */
  private mistake(device: Device, operation: OperationIn): string | null {
    if (operation.device_id !== device.id) return 'operasi.hp_lain';
    if (!device.kader.has(operation.actor_id)) return 'operasi.kader_bukan_di_hp_ini';
    const holder = device.seqs.get(operation.device_seq ?? 0);
    if (holder === undefined || holder === operation.id) return null;
    device.mistaken = true;
    return 'operasi.nomor_urut_ganda';
  }

  private async decide(device: Device, operation: OperationIn): Promise<Verdict> {
    const { id } = operation;
    // An earlier number of this phone is missing: what comes after it waits.
    if ((operation.device_seq ?? 0) > contiguous(device)) return { id, verdict: 'waiting' };
    if (!(operation.type in OPERATION_VERSIONS)) {
      return { id, verdict: 'quarantined', masalah: 'operasi.jenis_tidak_dikenal', params: {} };
    }
    const missing = this.missing(operation);
    if (missing.length > 0) return { id, verdict: 'waiting', waiting_for: missing };
    if (Date.parse(operation.service_date) > this.now + 2 * 86_400_000) {
      return { id, verdict: 'quarantined', masalah: 'warga.tanggal_di_depan', params: {} };
    }
    if (operation.type === 'seal_kasus') await this.openCase(operation);
    this.accept(operation);
    return { id, verdict: 'accepted', n: this.n };
  }

  /** Subjects of the operation that are not here. */
  private missing(operation: OperationIn): string[] {
    const payload = operation.payload as Record<string, unknown>;
    const subjects = (OPERATION_SUBJECTS[operation.type] ?? []).flatMap(([field, entity]) =>
      [payload[field] ?? []]
        .flat()
        .filter((id) => !this.tables[entity as Entity].has(id as string)),
    );
    return subjects as string[];
  }

  private async resume(): Promise<void> {
    for (let more = true; more;) {
      more = false;
      for (const [, known] of this.known) {
        if (known.verdict.verdict !== 'waiting') continue;
        const verdict = await this.decide(known.device, known.operation);
        if (verdict.verdict === 'waiting') continue;
        known.verdict = verdict;
        more = true;
      }
    }
  }

  private async openCase(operation: OperationIn): Promise<void> {
    const { kasus_id, penerima, amplop } = operation.payload as {
      kasus_id: string;
      penerima: string[];
      amplop: string;
    };
    const plain = await openSeal(this.keys.kasus.privateKey, fromBase64(amplop), 'kasus');
    this.cases.push({ kasusId: kasus_id, penerima, isi: JSON.parse(text(plain)) as unknown });
  }

  private accept(operation: OperationIn): void {
    this.n += 1;
    const facts = catalogFacts(CATALOG);
    const after = applyAll(this.tables, [operation], {
      metode: 'bulan_penuh',
      author: ({ actor_id }) =>
        [...this.tables.kader.values()].find((row) => row.akun_id === actor_id)?.nama ?? '',
      line: (id) => facts.line(id),
      deadline: (from, days) => firstAnswerDeadline(from, days, new Set()),
    });
    for (const entity of ENTITIES) this.note(entity, after);
    this.tables = after;
  }

  private note(entity: Entity, after: Tables): void {
    const before = this.tables[entity] as ReadonlyMap<string, { n: number }>;
    const now = after[entity] as unknown as Map<string, { n: number }>;
    if (before === now) return;
    for (const [id, row] of now) {
      if (before.get(id) === row) continue;
      now.set(id, { ...row, n: this.n });
      this.changes.push({ n: this.n, entity, id });
    }
    for (const id of before.keys()) {
      if (!now.has(id)) this.changes.push({ n: this.n, entity, id });
    }
  }

  private checkHistory(known: string | null): void {
    if (known !== null && known !== this.history) throw new Refused(410, 'sync.riwayat_lain');
  }

  private pull(params: URLSearchParams): TransportResponse {
    this.checkHistory(params.get('history'));
    const after = Number(params.get('after'));
    const rest = this.changes.filter(({ n }) => n > after);
    // A page never ends in the middle of one operation.
    const last = rest[PAGE - 1]?.n ?? Infinity;
    const page = rest.filter(({ n }) => n <= last);
    const rows: Record<string, unknown[]> = {};
    const gone: Record<string, string[]> = {};
    const keys = new Set(page.map(({ entity, id }) => `${entity} ${id}`));
    for (const key of keys) {
      const [entity, id] = key.split(' ') as [Entity, string];
      const row = this.tables[entity].get(id);
      if (row) (rows[entity] ??= []).push(row);
      else (gone[entity] ??= []).push(id);
    }
    return json(200, {
      rows,
      gone,
      next: page.at(-1)?.n ?? after,
      more: page.length < rest.length,
      server_time_ms: this.now,
      catalog_version: CATALOG.version,
      minimum_app_version: this.minimumApp,
      history: this.history,
    });
  }

  private async snapshot(
    request: TransportRequest,
    params: URLSearchParams,
  ): Promise<TransportResponse> {
    const cursor = params.has('cursor') ? Number(params.get('cursor')) : this.n;
    const left = this.changes.some(
      ({ n, entity, id }) => n > cursor && !this.tables[entity].has(id),
    );
    if (params.has('cursor') && left) throw new Refused(409, 'sync.mulai_ulang');
    const columns = Object.fromEntries(
      ENTITIES.map((entity) => [entity, columnsOf(entity, this.tables[entity])]),
    );
    const lines = ENTITIES.flatMap((entity, place) =>
      [...this.tables[entity].values()].map((row) =>
        JSON.stringify([
          place,
          ...(columns[entity] ?? []).map((name) =>
            isMadeAgain(entity, name) ? null : (row as unknown as Record<string, unknown>)[name],
          ),
        ]),
      ),
    );
    const made_at = new Date(this.now).toISOString();
    const header = JSON.stringify({
      cursor,
      rows: lines.length,
      since: '2024-11-01',
      columns,
      catalog_version: CATALOG.version,
      made_at,
      history: this.history,
    });
    const shown = [header, ...lines.slice(Number(params.get('offset') ?? 0))];
    const file = await gzip(utf8(`${shown.join('\n')}\n`));
    return pieces(request, file);
  }

  private async photo(
    sha256: string,
    params: URLSearchParams,
    body: Bytes,
  ): Promise<TransportResponse> {
    const [offset, total] = [Number(params.get('offset')), Number(params.get('total'))];
    const there = this.photos.get(sha256) ?? new Uint8Array();
    const whole = offset === there.length ? concat(there, body) : there;
    if (whole.length === total && (await sha256Hex(whole)) !== sha256) {
      throw new Refused(400, 'foto.rusak');
    }
    this.photos.set(sha256, whole);
    return json(200, { offset: whole.length, selesai: whole.length === total });
  }
}

class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, unknown>;

  constructor(status: number, code: string, params: Record<string, unknown> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.params = params;
  }
}

async function signedBy(device: Device, words: string, mark: string): Promise<boolean> {
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(algorithm, device.key, fromBase64(mark), utf8(words));
}

/** Its number counts in the sequence of the phone that gave it, once. */
function note(device: Device, { device_id, device_seq, id }: OperationIn): void {
  const seq = device_seq ?? 0;
  if (device_id === device.id && !device.seqs.has(seq)) device.seqs.set(seq, id);
}

function contiguous(device: Device): number {
  let seq = 0;
  while (device.seqs.has(seq + 1)) seq += 1;
  return seq;
}

function json(status: number, content: unknown): TransportResponse {
  return { status, header: () => null, body: utf8(JSON.stringify(content)) };
}

/** Hands a file over as the network does: in pieces, any of which may be the last. */
async function pieces(request: TransportRequest, file: Bytes): Promise<TransportResponse> {
  if (!request.onPart) return { status: 200, header: () => null, body: file };
  for (let at = 0; at < file.length; at += 512) await request.onPart(file.slice(at, at + 512));
  return { status: 200, header: () => null, body: new Uint8Array() };
}

export function noSignal(): never {
  throw new SimpulError('jaringan.tidak_ada');
}

function posyanduRow(id: string): Rows['posyandu'] {
  return {
    id,
    n: 0,
    nama: 'Melati 3',
    nomor_urut: 127,
    desa: 'Sukamaju',
    kecamatan: 'Contoh',
    kabupaten: 'Contoh',
    label_desa: 'kelurahan',
    label_dusun: 'Dusun',
    zona_waktu: 'WIB',
    tempat: 'Balai RW 05',
    pola_buka: null,
    metode_umur: 'bulan_penuh',
    nomor_darurat: [{ nama: 'Darurat', nomor: '112' }],
    penerima_kasus: ['kepala_desa'],
    hari_libur: [],
    data_contoh: true,
  };
}

/** The assessment is left out, as `SNAPSHOT_LEFT_OUT` of the server says. */
function columnsOf(entity: Entity, table: ReadonlyMap<string, unknown>): string[] {
  const [first] = table.values();
  return Object.keys(first ?? {}).filter(
    (name) => entity !== 'penimbangan' || name !== 'penilaian',
  );
}

/** The id of attendance follows from day and person, so it need not travel. */
function isMadeAgain(entity: Entity, name: string): boolean {
  return entity === 'kehadiran' && name === 'id';
}
