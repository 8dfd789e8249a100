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

interface Props {
  readonly row: QueueRow;
  /** A closed day is read, not added to. */
  readonly open: boolean;
}

/** One expected person: a number to call, a name, and what to do with one tap. */
export function QueueRowItem({ row, open }: Props): VNode {
  const done = isDone(row);
  const weigh = open && row.weighable && !done;
  return (
    <div class="item">
      <a class="item item-inner" href={path(weigh ? 'timbang' : 'orang', row.wargaId)}>
        <RowWords row={row} />
        {weigh && (
          <span class="item-do">
            <Icon name="timbangan" />
            {WORDS.weigh}
          </span>
        )}
        {done && (
          <span class="item-do item-done">
            <Icon name="cek" />
          </span>
        )}
      </a>
      {open && !row.weighed && <Attend {...row} />}
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
          {[row.ageWords, row.jenisKelamin, row.motherWords, row.rtWords, row.guestWords]
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

/** A tap is attendance, for whoever came; a second tap takes it back, at any time of the day (F6). */
export function Attend({ wargaId, nama, present }: AttendProps): VNode {
  const { actions } = useApp();
  const { busy, save } = useSaving();
  const label = present ? WORDS.unattend : WORDS.attend;
  const attend = (): void => {
    save(
      () => actions.recordKehadiran(wargaId, !present),
      ({ time }) => {
        const words = present ? WORDS.unattended : WORDS.attended;
        tell(words(nama, time), () => actions.recordKehadiran(wargaId, present));
      },
    );
  };
  return (
    <Button small busy={busy} label={`${label}: ${nama}`} onClick={attend}>
      {label}
    </Button>
  );
}

type AttendProps = Pick<QueueRow, 'wargaId' | 'nama' | 'present'>;
