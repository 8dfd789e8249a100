import type { ReadonlySignal } from '@preact/signals-core';

import type { Actions } from './actions-contract';
import type { Phase } from './screens-day';
import type { Views } from './views-contract';

export type * from './actions-contract';
export type * from './screens-day';
export type * from './screens-person';
export type * from './views-contract';
export type { Carried as CarriedFile } from '../sync/titipan';
export type { Rescue } from './rescue';

export interface App {
  readonly phase: ReadonlySignal<Phase>;
  readonly views: Views;
  readonly actions: Actions;
}
