import type { VNode } from 'preact';

import { useApp, useSaving } from '../app-context';
import { StatusBadge } from './badge';
import { Button } from './button';
import { Icon } from './icons';
import { isDone } from '../queue-filter';
import { path } from '../router';
import type { QueueRow } from '../../state/contract';
import { ANTREAN as WORDS } from '../teks/hari';
import { tell } from '../undo';

/** One expected person: a number to call, a name, and what to do with one tap. */
export function QueueRowItem({ row }: { row: QueueRow }): VNode {
  if (row.weighable && !isDone(row)) {
    return (
      <a class="item" href={path('timbang', row.wargaId)}>
        <RowWords row={row} />
        <span class="item-do">
          <Icon name="timbangan" />
          {WORDS.weigh}
        </span>
      </a>
    );
  }
  return (
    <div class="item">
      <a class="item item-inner" href={path('orang', row.wargaId)}>
        <RowWords row={row} />
        {isDone(row) && (
          <span class="item-do item-done">
            <Icon name="cek" />
          </span>
        )}
      </a>
      {!isDone(row) && <Attend row={row} />}
    </div>
  );
}

function RowWords({ row }: { row: QueueRow }): VNode {
  return (
    <>
      <span class="item-no">{row.number}</span>
      <span class="item-main">
        <span class="item-name">{row.nama}</span>
        <span class="item-note">
          {[row.ageWords, row.jenisKelamin, row.motherWords, row.rtWords]
            .filter((word) => word !== '')
            .join(' · ')}
        </span>
        {!isDone(row) && (row.lastWords !== '' || row.lastBadge !== null) && (
          <span class="item-note item-last">
            {row.lastWords}
            {row.lastBadge !== null && row.lastBadge !== 'N' && (
              <StatusBadge badge={row.lastBadge} />
            )}
          </span>
        )}
      </span>
    </>
  );
}

/** For people who are not weighed here, a tap is attendance; a second tap takes it back. */
function Attend({ row }: { row: QueueRow }): VNode {
  const { actions } = useApp();
  const { busy, save } = useSaving();
  const attend = (): void => {
    save(
      () => actions.recordKehadiran(row.wargaId, true),
      (receipt) => {
        tell(WORDS.attended(row.nama, receipt.time), () => {
          void actions.recordKehadiran(row.wargaId, false);
        });
      },
    );
  };
  return (
    <Button small busy={busy} label={`${WORDS.attend}: ${row.nama}`} onClick={attend}>
      {WORDS.attend}
    </Button>
  );
}
