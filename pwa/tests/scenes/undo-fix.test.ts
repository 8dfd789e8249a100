import { beforeEach, describe, expect, test } from 'vitest';

import { expectOk, Phone } from './phone';
import { MemoryServer } from './server';
import type { HeadlessApp } from '../../src/state/app';
import type { ProfileView } from '../../src/state/contract';
import { fixDraft, type FixForm, keepFix } from '../../src/ui/fix-person';
import { undoFix } from '../../src/ui/undo-fix';

const MORNING = Date.parse('2026-11-26T01:00:00Z');

let app: HeadlessApp;

beforeEach(async () => {
  const server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  app = await new Phone(server.transport, MORNING).start();
  expectOk(await app.actions.enrol('SARI000001', '135790'));
});

async function woman(more: object = {}): Promise<ProfileView> {
  const born = { jenis_kelamin: 'P', tanggal_lahir: '1995-05-01' } as const;
  const saved = await app.actions.registerWarga({ nama: 'Wati', rt: '02', ...born, ...more });
  return profile(expectOk(saved).id);
}

function profile(id: string): ProfileView {
  const found = app.views.profile(id);
  if (!found) throw new Error('not here');
  return found;
}

async function fix(before: ProfileView, change: Partial<FixForm>): ReturnType<typeof keepFix> {
  return keepFix(before, { ...fixDraft(before, app.views), ...change }, app);
}

describe('Batalkan after Perbaiki data', () => {
  test('it works: every fact is as before, and the history keeps both', async () => {
    const before = await woman();
    const change = { nama: 'Watini', birth: '01061995', rt: '', nik: '6210024106950001' };
    expectOk(await fix(before, change));
    const undo = undoFix(before, { ...fixDraft(before, app.views), ...change }, app);
    expect(profile(before.warga.id).warga.nik_samar).not.toBeNull();
    expectOk((await undo?.()) ?? { ok: true, value: null });
    const { riwayat: _history, ...facts } = profile(before.warga.id).warga;
    expect(before.warga).toMatchObject(facts);
    expect(profile(before.warga.id).history[0]?.words).toContain('Watini jadi Wati');
  });

  test('a family that was made for a KK number is left again; a number of her own is emptied', async () => {
    const alone = await woman();
    const change = { kk: '6210020101150001' };
    expectOk(await fix(alone, change));
    expect(profile(alone.warga.id).warga.keluarga_id).not.toBeNull();
    await undoFix(alone, { ...fixDraft(alone, app.views), ...change }, app)?.();
    expect(profile(alone.warga.id).warga.keluarga_id).toBeNull();

    const { id } = expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
    const member = await woman({ keluarga_id: id });
    expectOk(await fix(member, change));
    expect(profile(member.warga.id).keluarga?.kk_samar).not.toBeNull();
    await undoFix(member, { ...fixDraft(member, app.views), ...change }, app)?.();
    expect(profile(member.warga.id).keluarga?.kk_samar).toBeNull();
  });

  test('no number that is known only masked can be put back, so nothing is offered', async () => {
    const before = await woman({ nik: '6210024105950001' });
    const draft = { ...fixDraft(before, app.views), nama: 'Watini' };
    expect(undoFix(before, { ...draft, nik: '6210024106950001' }, app)).toBeNull();
    expect(undoFix(before, { ...draft, noNik: true }, app)).toBeNull();
    expect(undoFix(before, draft, app)).not.toBeNull();
  });
});
