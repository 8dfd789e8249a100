import { computed } from '@preact/signals-core';

import type { Full } from './app';
import type { Neighbour, Views } from './contract';
import type { Core } from './core';
import { archiveView } from './views-archive';
import {
  birthDate,
  birthDateAbout,
  deadlinePreview,
  homeView,
  lockView,
  nikHelp,
  settingsView,
} from './views-home';
import { duplicatesOf, profileView, searchPeople } from './views-person';
import { queueView } from './views-queue';
import { recapOf, recapView } from './views-recap';
import { newsItems, requestRows, requestView, todayItems } from './views-send';
import { unsentView } from './views-unsent';
import { visitRows } from './views-visits';
import { resultView, weighView } from './views-weigh';
import { weighingFindings } from './weighing';

/** Every view of the screens, computed from the core and nothing else. */
export function views(core: Core, full: Full): Views {
  const queue = queueView(core);
  const requests = requestRows(core);
  const visits = visitRows(core);
  const news = newsItems(core);
  return {
    lock: lockView(core),
    home: homeView(core, { queue, requests, visits, news, full }),
    queue,
    recap: recapView(core),
    recapOf: (sesiId) => recapOf(core, sesiId),
    requests,
    visits,
    archive: archiveView(core),
    unsent: unsentView(core),
    rescue: core.rescue,
    unkept: full,
    todayItems: todayItems(core),
    news,
    settings: settingsView(core),
    kader: computed(() => [...core.tables.value.kader.values()].filter((row) => row.aktif)),
    families: computed(() => [...core.tables.value.keluarga.values()]),
    neighbours: computed(() => neighboursOf(core)),
    catalog: computed(() => core.catalogContent.value?.content ?? null),
    weigh: (id, on) => weighView(core, queue.value, id, on),
    result: (id) => resultView(core, queue.value, id),
    penimbangan: (id) => core.tables.value.penimbangan.get(id) ?? null,
    profile: (id) => profileView(core, queue.value, requests.value, id),
    request: (id) => requestView(core, requests.value, id),
    search: (query, filter) => searchPeople(core, queue.value, query, filter),
    duplicates: (person) => duplicatesOf(core, queue.value, person),
    checkWeighing: (id, input, on) => weighingFindings(core, id, input, on),
    birthDate: (digits) => birthDate(core, digits),
    birthDateAbout: (months) => birthDateAbout(core, months),
    nik: nikHelp,
    requestPreview: (layananId) => ({ deadlineWords: deadlinePreview(core, layananId) }),
  };
}

function neighboursOf(core: Core): readonly Neighbour[] {
  const known = core.posyandu.value?.tetangga ?? [];
  return known.map(({ id = '', nama = '', desa = '' }) => ({ id, nama, desa }));
}
