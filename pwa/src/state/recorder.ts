import {
  OPERATION_SUBJECTS,
  OPERATION_VERSIONS,
  type OperationIn,
  type OperationPayloads,
} from '../domain/contracts.generated';
import { offsetMs } from '../kernel/clock';
import { localTime } from '../kernel/dates';
import { newId } from '../kernel/ids';
import { fail, failureOf, ok, type Result, SimpulError } from '../kernel/result';
import { type NewOperation, save, type StoredOperation } from '../store/journal';
import type { Head } from '../store/meta';
import type { Receipt, SaveOptions } from './contract';
import type { Core } from './core';

type Type = keyof OperationPayloads;

/** One act of the kader, before it has its envelope. */
export type Act = {
  readonly [T in Type]: {
    readonly type: T;
    readonly payload: OperationPayloads[T];
    readonly photos?: readonly string[];
    readonly sealed?: boolean;
  };
}[Type];

export interface Acts {
  readonly acts: readonly Act[];
  /** Id of what was made: the receipt's `id`. */
  readonly id: string;
  readonly head?: Partial<Head>;
}

/** Saves acts as operations of the signed-in kader; the one way anything is recorded. */
export class Recorder {
  private readonly core: Core;
  private readonly saved: () => void;

  constructor(core: Core, saved: () => void) {
    this.core = core;
    this.saved = saved;
  }

  newId(): string {
    return newId(this.core.ports.clock());
  }

  /** Never throws: a refusal or a full phone comes back as a failure with its sentence. */
  async record(
    make: (head: Head) => Acts | Promise<Acts>,
    options: SaveOptions = {},
  ): Promise<Result<Receipt>> {
    try {
      const known = options.id === undefined ? null : this.known(options.id);
      if (known) return ok(known);
      return ok(await this.write(make, options));
    } catch (error) {
      const failure = failureOf(error);
      return fail(failure.code, failure.params);
    }
  }

  private async write(
    make: (head: Head) => Acts | Promise<Acts>,
    options: SaveOptions,
  ): Promise<Receipt> {
    const { core } = this;
    const [vault, device] = [core.vault.value, core.device.value];
    if (!device || core.deviceStatus.value === 'dicabut') throw new SimpulError('hp.dicabut');
    if (!vault) throw new SimpulError('pin.terkunci');
    const { db, copy, exclusiveSave } = core.ports;
    // A draft still being written must not land after the save that ends it.
    await core.draftsWritten;
    const context = { db, vault, device, copy, exclusive: exclusiveSave };
    let id = '';
    const build = async (
      head: Head,
    ): Promise<{ operations: readonly NewOperation[]; head?: Partial<Head> }> => {
      const made = await make(head);
      id = made.id;
      const operations = made.acts.map((act, at) => this.envelope(act, at, made, options));
      return made.head ? { operations, head: made.head } : { operations };
    };
    const stored = await save(context, build, options.draft ?? null);
    if (options.draft !== undefined) core.endDraft(options.draft);
    core.append(stored);
    if (payloadPhotos(stored)) await core.countPhotos();
    this.saved();
    return this.receipt(stored, id);
  }

  private envelope(act: Act, at: number, made: Acts, options: SaveOptions): NewOperation {
    const last = at === made.acts.length - 1;
    const id = last && options.id !== undefined ? options.id : this.newId();
    const operation = this.operation(act, id);
    const photos = act.photos ?? [];
    return act.sealed === true ? { operation, photos, sealed: true } : { operation, photos };
  }

  private operation(act: Act, id: string): Omit<OperationIn, 'device_seq'> {
    const { core } = this;
    const [vault, device] = [core.vault.value, core.device.value];
    if (!vault || !device) throw new SimpulError('pin.terkunci');
    return {
      id,
      device_id: device.device_id,
      posyandu_id: device.posyandu_id,
      kab_id: device.kab_id,
      actor_id: vault.akunId,
      // Of a sealed report the envelope tells nobody's name but hers who sends it.
      on_behalf_id: act.sealed === true ? null : core.onBehalf.value || null,
      type: act.type,
      version: OPERATION_VERSIONS[act.type],
      catalog_version: core.catalog.value.version,
      subject_ids: subjects(act),
      service_date: core.today.value,
      recorded_at: new Date(core.ports.clock()).toISOString(),
      clock_offset_ms: Math.round(offsetMs(core.facts.value)),
      app_version: core.ports.appVersion,
      payload: act.payload,
    };
  }

  /** The form was saved before (a second tap, or a kill just after the save): the same receipt again. */
  private known(operationId: string): Receipt | null {
    const found = this.core.operations.value.find(({ record }) => record.id === operationId);
    return found ? this.receipt([found], madeBy(found)) : null;
  }

  private receipt(stored: readonly StoredOperation[], id: string): Receipt {
    const last = stored.at(-1);
    const at = last?.record.at ?? this.core.ports.clock();
    return {
      operationId: last?.record.id ?? '',
      id,
      date: this.core.today.value,
      time: localTime(at, this.core.zone.value),
    };
  }
}

function payloadPhotos(stored: readonly StoredOperation[]): boolean {
  return stored.some(({ operation }) => {
    const payload = (operation?.payload ?? {}) as { foto?: unknown[]; berkas?: object };
    return (payload.foto?.length ?? 0) > 0 || payload.berkas !== undefined;
  });
}

/** Ids of what this act needs to exist already, as the contract lists them. */
function subjects(act: Act): string[] {
  const payload = act.payload as unknown as Record<string, unknown>;
  const ids = (OPERATION_SUBJECTS[act.type] ?? []).flatMap(([field]) => payload[field] ?? []);
  return [...new Set(ids as string[])];
}

const MADE: readonly string[] = [
  'penimbangan_id',
  'usulan_id',
  'kunjungan_id',
  'episode_id',
  'kehadiran_id',
  'warga_id',
  'keluarga_id',
  'sesi_id',
];

function madeBy({ operation }: StoredOperation): string {
  const payload = (operation?.payload ?? {}) as Record<string, unknown>;
  const field = MADE.find((name) => typeof payload[name] === 'string');
  return field === undefined ? '' : String(payload[field]);
}
