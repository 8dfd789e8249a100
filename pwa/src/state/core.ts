import { batch, computed, signal } from '@preact/signals-core';

import { applyAll, type ApplyContext } from '../domain/apply';
import { withoutArchive } from '../domain/archive';
import { catalogFacts, type CatalogFacts, NO_CATALOG } from '../domain/catalog';
import type { OperationIn, PosyanduRow } from '../domain/contracts.generated';
import { emptyTables, mergePage, type Tables } from '../domain/rows';
import { SearchIndex } from '../domain/search';
import { firstAnswerDeadline } from '../domain/workdays';
import { type ClockFacts, mustAskDate, today } from '../kernel/clock';
import type { IsoDate, Zone } from '../kernel/dates';
import type { Failure } from '../kernel/result';
import { type KaderRecord, STATE } from '../store/db';
import { type Draft, isFresh, isHalfFilled, readDrafts } from '../store/drafts';
import { openOperation, type StoredOperation } from '../store/journal';
import type { Vault } from '../store/keys';
import type { Device, MetaValues } from '../store/meta';
import { waitingPhotoCount } from '../store/photos';
import { type Page, readTables } from '../store/rows';
import type { Phase, Settings } from './contract';
import type { Ports } from './ports';
import type { Rescue } from './rescue';

export const DEFAULT_SETTINGS: Settings = { textSize: 'biasa', sound: false, saveData: true };

/** Everything screens are computed from. Actions and sync change it; views only read it. */
export class Core {
  readonly ports: Ports;

  readonly loaded = signal(false);
  readonly device = signal<Device | null>(null);
  readonly deviceStatus = signal<MetaValues['deviceStatus']>('aktif');
  readonly vault = signal<Vault | null>(null);
  readonly kader = signal<readonly KaderRecord[]>([]);
  /** Whose PIN was typed last: her wait is shown, another kader may still sign in. */
  readonly triedBy = signal('');
  /** Rows as the server has them, and the same with this phone's own pending work on top. */
  readonly base = signal<Tables>(emptyTables());
  readonly known = signal<Tables>(emptyTables());
  /** What screens show and count: all that is known but the archive. */
  readonly tables = signal<Tables>(emptyTables());
  readonly operations = signal<readonly StoredOperation[]>([]);
  /** For whom she records until she says so or the lock closes; '' for herself. */
  readonly onBehalf = signal('');
  readonly drafts = new Map<string, Draft>();
  /** How many there are, for those who wait until none is open. */
  readonly draftCount = signal(0);
  /** The drafts being written right now, one after the other. */
  draftsWritten: Promise<unknown> = Promise.resolve();
  readonly facts = signal<ClockFacts>(NO_FACTS);
  readonly catalogContent = signal<MetaValues['catalog'] | null>(null);
  readonly settings = signal<Settings>(DEFAULT_SETTINGS);
  readonly readNews = signal<ReadonlySet<string>>(new Set());
  readonly minimumVersion = signal<string | null>(null);
  readonly lastSentMs = signal<number | null>(null);
  readonly carriedMs = signal<number | null>(null);
  readonly lostCount = signal(0);
  readonly unsentCount = signal(0);
  readonly photoCount = signal(0);
  readonly sending = signal(false);
  readonly trouble = signal<Failure | null>(null);
  readonly storageFreeMb = signal<number | null>(null);
  readonly quotaMb = signal<number | null>(null);
  readonly persisted = signal<boolean | null>(null);
  /** Moves every half minute, so that words such as "10 menit lalu" and today's date stay true. */
  readonly now = signal(0);
  /** Unsent work of the device this phone was before; only while it is none. */
  readonly rescue = signal<Rescue | null>(null);
  readonly search = new SearchIndex();

  readonly catalog = computed<CatalogFacts>(() => {
    const content = this.catalogContent.value;
    return content ? catalogFacts(content.content) : NO_CATALOG;
  });

  readonly phase = computed<Phase>(() => {
    if (!this.loaded.value) return 'memuat';
    if (!this.device.value) return 'baru';
    if (this.deviceStatus.value === 'dicabut') return 'dicabut';
    return this.vault.value ? 'terbuka' : 'terkunci';
  });

  readonly posyandu = computed<PosyanduRow | null>(() => {
    const id = this.device.value?.posyandu_id ?? '';
    return this.tables.value.posyandu.get(id) ?? null;
  });

  readonly zone = computed<Zone>(() => this.posyandu.value?.zona_waktu ?? 'WIB');
  readonly today = computed<IsoDate>(() =>
    today(this.now.value, this.facts.value, this.zone.value),
  );
  readonly askDate = computed(() => mustAskDate(this.now.value, this.facts.value, this.zone.value));

  readonly holidays = computed<ReadonlySet<IsoDate>>(
    () => new Set(this.posyandu.value?.hari_libur ?? []),
  );

  constructor(ports: Ports) {
    this.ports = ports;
    this.now.value = ports.clock();
  }

  /** Names by account, for "oleh" of the phone's own pending work. */
  actorName(akunId: string): string {
    const row = [...this.base.value.kader.values()].find((each) => each.akun_id === akunId);
    return row?.nama ?? this.kader.value.find((each) => each.akunId === akunId)?.nama ?? '';
  }

  /** Who recorded it, and for whom, in the words the server keeps. */
  author({ actor_id, on_behalf_id }: OperationIn): string {
    const ids = on_behalf_id ? [actor_id, on_behalf_id] : [actor_id];
    return [...new Set(ids.map((id) => this.actorName(id)))].filter(Boolean).join(' atas nama ');
  }

  private context(): ApplyContext {
    return {
      metode: this.posyandu.value?.metode_umur ?? 'bulan_penuh',
      author: (operation) => this.author(operation),
      line: (id) => this.catalog.value.line(id),
      deadline: (from, days) => firstAnswerDeadline(from, days, this.holidays.value),
    };
  }

  /** Server rows with everything on top that they do not show yet. */
  replay(): void {
    const pending = this.operations.value
      .filter(({ record }) => record.state !== STATE.settled)
      .flatMap(({ operation }) => operation ?? []);
    this.show(applyAll(this.base.value, pending, this.context()));
  }

  /** New work of this phone, at once and without reading anything back. */
  append(saved: readonly StoredOperation[]): void {
    const fresh: OperationIn[] = saved.flatMap(({ operation }) => operation ?? []);
    const last = saved.map(({ record }) => record.at);
    batch(() => {
      this.operations.value = [...this.operations.value, ...saved];
      this.unsentCount.value += saved.length;
      const facts = this.facts.value;
      const lastOperationMs = Math.max(facts.lastOperationMs, ...last);
      this.facts.value = { ...facts, lastOperationMs };
      this.now.value = this.ports.clock();
      this.show(applyAll(this.known.value, fresh, this.context()));
    });
  }

  /** A pulled page, laid over the rows in memory as it was stored. */
  receive(page: Page): void {
    this.base.value = mergePage(this.base.value, page.rows, page.gone);
  }

  private show(known: Tables): void {
    const tables = withoutArchive(known);
    this.search.update(tables);
    batch(() => {
      this.known.value = known;
      this.tables.value = tables;
    });
  }

  /** Everything behind the lock, once at sign-in and after a snapshot; opens the lock. */
  async load(vault: Vault): Promise<void> {
    const { db } = this.ports;
    const [base, drafts] = await Promise.all([readTables(db, vault), readDrafts(db, vault)]);
    this.vault.value = vault;
    this.drafts.clear();
    for (const [key, draft] of drafts) this.drafts.set(key, draft);
    this.countDrafts();
    this.base.value = base;
    await this.refresh(vault);
    // The rows name the zone: only now it is known which day it is.
    for (const [key, draft] of drafts) {
      const own = this.drafts.get(key) === draft;
      if (own && !isFresh(key, draft, this.today.value)) this.endDraft(key);
    }
  }

  /** Rows were read anew by a snapshot; drafts and pending work are as they were. */
  async renew(): Promise<void> {
    const vault = this.vault.value;
    if (!vault) return;
    const base = await readTables(this.ports.db, vault);
    if (vault !== this.vault.value) return;
    this.base.value = base;
    await this.refresh(vault);
  }

  /** What the log and the small facts say now; operations already opened are not opened again. */
  async refresh(vault: Vault | null = this.vault.value): Promise<void> {
    const { db } = this.ports;
    await this.readFacts();
    if (!vault) return;
    const known = new Map(this.operations.value.map((each) => [each.record.id, each.operation]));
    const records = await db.operations.toArray();
    const operations = await Promise.all(
      records.map(async (record) => {
        const operation = known.get(record.id);
        return operation ? { record, operation } : openOperation(vault, record);
      }),
    );
    // Locked meanwhile: nothing that was read may come back into memory.
    if (vault !== this.vault.value) return;
    const lastRead = records.at(-1)?.seq ?? 0;
    // What was saved during the reading; a sealed report that is gone must not come back this way.
    const saved = this.operations.value.filter(
      ({ record, operation }) => record.seq > lastRead && operation !== null,
    );
    batch(() => {
      this.operations.value = [...operations, ...saved];
      this.replay();
    });
  }

  /** Facts that are readable while locked. */
  async readFacts(): Promise<void> {
    const { db, buildMs } = this.ports;
    const keys = ['device', 'deviceStatus', 'serverClock', 'confirmedDate', 'head'] as const;
    const more = [
      ...(['catalog', 'settings', 'readNews', 'lastSentMs', 'minimumVersion'] as const),
      ...(['carriedMs', 'lost'] as const),
    ];
    const values = await db.meta.getMany([...keys, ...more]);
    const meta = Object.fromEntries(
      [...keys, ...more].map((key, at) => [key, values[at]?.v ?? null]),
    ) as { [K in (typeof keys)[number] | (typeof more)[number]]: MetaValues[K] | null };
    const kader = await db.kader.toArray();
    const unsent = (await db.outbox.toArray()).filter(({ answered }) => !answered).length;
    const photos = await waitingPhotoCount(db);
    batch(() => {
      this.device.value = meta.device;
      this.deviceStatus.value = meta.deviceStatus ?? 'aktif';
      this.facts.value = {
        buildMs,
        server: meta.serverClock,
        lastOperationMs: meta.head?.lastOperationMs ?? 0,
        confirmed: meta.confirmedDate,
      };
      this.catalogContent.value = meta.catalog;
      this.settings.value = { ...DEFAULT_SETTINGS, ...meta.settings };
      this.readNews.value = new Set(meta.readNews ?? []);
      this.lastSentMs.value = meta.lastSentMs;
      this.minimumVersion.value = meta.minimumVersion;
      this.carriedMs.value = meta.carriedMs;
      this.lostCount.value = meta.lost ?? 0;
      this.kader.value = kader;
      this.unsentCount.value = unsent;
      this.photoCount.value = photos;
      this.now.value = this.ports.clock();
      this.loaded.value = true;
    });
  }

  /** Forgets everything that was readable; the encrypted rest stays on the phone. */
  close(): void {
    batch(() => {
      this.vault.value = null;
      this.onBehalf.value = '';
      this.operations.value = [];
      this.drafts.clear();
      this.countDrafts();
      this.base.value = emptyTables();
      this.show(emptyTables());
    });
  }

  /** The save removed it; one that was typed during the save must not come back either. */
  endDraft(key: string): void {
    this.drafts.delete(key);
    this.countDrafts();
    const { drafts } = this.ports.db;
    this.draftsWritten = this.draftsWritten.then(() => drafts.delete(key)).catch(() => undefined);
  }

  countDrafts(): void {
    this.draftCount.value = [...this.drafts.keys()].filter(isHalfFilled).length;
  }

  /** The log has new numbers: it is read again from the beginning. */
  forgetOperations(): void {
    this.operations.value = [];
  }

  async countPhotos(): Promise<void> {
    this.photoCount.value = await waitingPhotoCount(this.ports.db);
  }
}

const NO_FACTS: ClockFacts = { buildMs: 0, server: null, lastOperationMs: 0, confirmed: null };
