import { beforeEach, describe, expect, test } from 'vitest';

import { utf8 } from '../../src/kernel/bytes';
import type { HeadlessApp } from '../../src/state/app';
import type { Transport } from '../../src/sync/transport';
import { expectOk, Phone } from './phone';
import { CATALOG, MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const DAY = 86_400_000;

let server: MemoryServer;
let phone: Phone;
let app: HeadlessApp;
/** Title of the first line as the region has it, and what the phone was answered. */
let title: string;
let answers: number[];

/** The catalogue of a region, which changes without a new version. */
const regional: Transport = async (request) => {
  if (!request.path.endsWith('/katalog')) return server.transport(request);
  const etag = `"${title}"`;
  const same = request.headers['If-None-Match'] === etag;
  answers.push(same ? 304 : 200);
  return {
    status: same ? 304 : 200,
    header: (name) => (name === 'ETag' ? etag : null),
    body: same ? new Uint8Array() : utf8(JSON.stringify({ ...CATALOG, name: title })),
  };
};

function shown(): unknown {
  return (app.core.catalogContent.value?.content as { name: string }).name;
}

async function later(ms: number): Promise<void> {
  phone.now += ms;
  server.now += ms;
  await app.actions.sendNow();
}

beforeEach(async () => {
  title = 'Dusun';
  answers = [];
  server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  phone = new Phone(regional, MORNING);
  app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', '135790'));
});

describe('the catalogue of a region', () => {
  test('it works: a layer that begins reaches the phone within a day', async () => {
    expect(shown()).toBe('Dusun');
    title = 'Banjar';
    await later(DAY);
    expect(shown()).toBe('Banjar');
    expect(app.core.catalog.value.version).toBe(CATALOG.version);
  });

  test('it is asked about once a day, and not sent again for nothing', async () => {
    await later(60_000);
    await later(60_000);
    expect(answers).toEqual([200]);
    await later(DAY);
    await later(60_000);
    expect(answers).toEqual([200, 304]);
    expect(shown()).toBe('Dusun');
  });
});
