import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { ENTITIES } from '../../src/domain/rows';
import type { Transport } from '../../src/sync/transport';
import { Fuse } from './fuse';
import { expectOk, Phone } from './phone';
import { MemoryServer, noSignal } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const PINS = ['135790', '998877'] as const;

/** What a line does to one request: lose it, lose its answer, deliver it twice, or let it pass. */
type Weather = 'lost' | 'deaf' | 'twice' | 'fine';

type Step =
  | { readonly kind: 'person'; readonly phone: 0 | 1; readonly kill: number }
  | { readonly kind: 'weigh'; readonly phone: 0 | 1; readonly grams: number; readonly kill: number }
  | { readonly kind: 'archive'; readonly phone: 0 | 1; readonly kill: number }
  | { readonly kind: 'request'; readonly phone: 0 | 1; readonly kill: number }
  | { readonly kind: 'case'; readonly phone: 0 | 1; readonly kill: number }
  | {
      readonly kind: 'send';
      readonly phone: 0 | 1;
      readonly weather: readonly Weather[];
      readonly locked: boolean;
      readonly kill: number;
    }
  | { readonly kind: 'clock'; readonly phone: 0 | 1; readonly days: number };

const phone = fc.constantFrom<0 | 1>(0, 1);
/** Mostly no kill; else after so many steps of database, copy and network. */
const kill = fc.oneof(
  { weight: 3, arbitrary: fc.constant(Infinity) },
  { weight: 1, arbitrary: fc.nat(12) },
);
const weather = fc.array(fc.constantFrom<Weather>('lost', 'deaf', 'twice', 'fine'), {
  maxLength: 4,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), phone, kill }),
  fc.record({
    kind: fc.constant('weigh' as const),
    phone,
    grams: fc.integer({ min: 3000, max: 15_000 }),
    kill,
  }),
  fc.record({ kind: fc.constant('archive' as const), phone, kill }),
  fc.record({ kind: fc.constant('request' as const), phone, kill }),
  fc.record({ kind: fc.constant('case' as const), phone, kill }),
  fc.record({ kind: fc.constant('send' as const), phone, weather, locked: fc.boolean(), kill }),
  fc.record({
    kind: fc.constant('clock' as const),
    phone,
    days: fc.integer({ min: -400, max: 400 }),
  }),
);

/** Two phones in bad weather; `saved` counts what each was told is safe. */
class Story {
  readonly phones: Phone[] = [];
  readonly apps: HeadlessApp[] = [];
  readonly fuses: Fuse[] = [];
  readonly saved: string[] = [];
  private sky: Weather[] = [];
  readonly server: MemoryServer;

  constructor(server: MemoryServer) {
    this.server = server;
  }

  async begin(): Promise<void> {
    for (const at of [0, 1] as const) {
      this.server.code(`KODE00000${at}`, `Bu ${at}`);
      const made = new Phone(this.network, MORNING);
      this.phones.push(made);
      this.fuses.push(new Fuse());
      await this.boot(at);
      expectOk(await this.app(at).actions.enrol(`KODE00000${at}`, PINS[at]));
      await this.app(at).actions.sendNow();
    }
  }

  app(at: 0 | 1): HeadlessApp {
    const found = this.apps[at];
    if (!found) throw new Error('the phone is off');
    return found;
  }

  private readonly network: Transport = async (request) => {
    const now = this.sky.shift() ?? 'fine';
    if (now === 'lost') return noSignal();
    if (now === 'twice') await this.server.transport(request);
    const answer = await this.server.transport(request);
    return now === 'deaf' ? noSignal() : answer;
  };

  private async boot(at: 0 | 1): Promise<void> {
    const device = this.phones[at];
    const fuse = new Fuse();
    this.fuses[at] = fuse;
    if (!device) throw new Error('no phone');
    device.rig = (ports) => {
      fuse.database(device.db);
      return { ...ports, copy: fuse.copy(ports.copy), transport: fuse.network(ports.transport) };
    };
    this.apps[at] = await device.start();
  }

  private async restart(at: 0 | 1): Promise<void> {
    this.phones[at]?.kill();
    await this.boot(at);
    await this.unlock(at);
  }

  private async unlock(at: 0 | 1): Promise<void> {
    const app = this.app(at);
    if (app.phase.value === 'terbuka') return;
    const akunId = app.views.lock.value.kader[0]?.akunId ?? '';
    expectOk(await app.actions.unlock(akunId, PINS[at]));
  }

  async run(step: Step): Promise<void> {
    const { phone: at } = step;
    if (step.kind === 'clock') {
      const device = this.phones[at];
      if (device) device.now = MORNING + step.days * 86_400_000;
      return;
    }
    this.fuses[at]?.arm(step.kill);
    if (step.kind === 'send') await this.send(step);
    else await this.save(step);
    if (step.kill !== Infinity) await this.restart(at);
  }

  private async send(step: Extract<Step, { kind: 'send' }>): Promise<void> {
    const app = this.app(step.phone);
    if (step.locked) app.actions.lock();
    this.sky = [...step.weather];
    await app.actions.sendNow();
    this.sky = [];
    if (step.locked && step.kill === Infinity) await this.unlock(step.phone);
  }

  private async save(step: Exclude<Step, { kind: 'send' | 'clock' }>): Promise<void> {
    const { actions, core } = this.app(step.phone);
    if (step.kind === 'case') {
      const sealed = await actions.sealKasus({ cerita: 'x' }, ['kepala_desa']);
      if (sealed.ok) this.saved.push('case');
      return;
    }
    const [child] = core.tables.value.warga.keys();
    const made =
      step.kind === 'archive'
        ? await archiveOrRestore(this.app(step.phone), child)
        : step.kind === 'request'
          ? await actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum' })
          : step.kind === 'weigh' && child !== undefined
            ? await actions.recordPenimbangan({ warga_id: child, berat_g: step.grams })
            : await actions.registerWarga({
                nama: 'Bima',
                jenis_kelamin: 'L',
                tanggal_lahir: '2025-02-01',
              });
    if (made?.ok) this.saved.push(made.value.operationId);
  }

  /** The weather clears: everybody sends until nothing moves. */
  async settle(): Promise<void> {
    for (const device of this.phones) device.now = MORNING;
    for (let round = 0; round < 3; round += 1) {
      for (const at of [0, 1] as const) {
        await this.unlock(at);
        await this.app(at).actions.sendNow();
      }
    }
  }
}

/** Who lies in the archive comes back, else the first person goes there. */
async function archiveOrRestore(
  { actions, views }: HeadlessApp,
  first: string | undefined,
): Promise<Awaited<ReturnType<typeof actions.archiveWarga>> | null> {
  const [away] = views.archive.value;
  if (away) return actions.restoreWarga(away.wargaId);
  return first === undefined ? null : actions.archiveWarga(first, 'Salah daftar');
}

function plain(tables: HeadlessApp['core']['tables']['value']): unknown {
  return ENTITIES.map((entity) =>
    [...tables[entity].values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

test('drops, repeats, kills and wrong clocks: both phones and the server agree, nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const story = new Story(await new MemoryServer(MORNING).open());
      await story.begin();
      for (const each of steps) await story.run(each);
      await story.settle();
      // Whatever happened, both phones still record.
      for (const at of [0, 1] as const) {
        expectOk(await story.app(at).actions.registerKeluarga({ kepala_nama: 'Kadir' }));
      }
      await story.settle();

      const operations = story.saved.filter((id) => id !== 'case');
      for (const id of operations) expect(story.server.known.has(id)).toBe(true);
      const cases = [...story.server.known.values()].filter(
        ({ operation }) => operation.type === 'seal_kasus',
      );
      expect(cases.length).toBeGreaterThanOrEqual(story.saved.length - operations.length);
      for (const device of story.server.devices.values()) {
        const seqs = [...device.seqs.keys()].sort((a, b) => a - b);
        expect(seqs).toEqual(seqs.map((_, at) => at + 1));
      }
      const numbers = [...story.server.tables.usulan.values()].map((row) => row.nomor);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const at of [0, 1] as const) {
        const { core, views } = story.app(at);
        expect(views.home.value.unsent).toBe(0);
        expect(plain(core.base.value)).toEqual(plain(story.server.tables));
        expect(await story.phones[at]?.copy.list()).toEqual([]);
        story.phones[at]?.kill();
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
