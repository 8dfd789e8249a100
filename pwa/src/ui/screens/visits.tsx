import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Icon } from '../components/icons';
import { Empty } from '../components/notices';
import { PersonSearch } from '../components/person-search';
import { Screen } from '../components/screen';
import { Sheet } from '../components/sheet';
import { VirtualList } from '../components/virtual-list';
import { go, path } from '../router';
import type { VisitRow } from '../../state/contract';
import { KUNJUNGAN as WORDS } from '../teks/kunjungan';

/** K-12: whom to visit, and why, in words. */
export function Visits(): VNode {
  const rows = useApp().views.visits.value;
  const numbered = rows.map((row, index) => ({ row, number: index + 1 }));
  return (
    <Screen title={WORDS.title} note={rows.length === 0 ? '' : WORDS.note(rows.length)} nav>
      {rows.length === 0 ? (
        <Empty icon="kunjungan" words={`${WORDS.none} ${WORDS.noneHint}`} />
      ) : (
        <VirtualList
          label={WORDS.title}
          rows={numbered}
          keyOf={({ row }) => row.wargaId}
          render={({ row, number }) => <VisitItem row={row} number={number} />}
        />
      )}
      <OtherPerson />
    </Screen>
  );
}

function VisitItem({ row, number }: { row: VisitRow; number: number }): VNode {
  return (
    <a class="item" href={path('rumah', row.wargaId)}>
      <span class="item-no">{number}</span>
      <span class="item-main">
        <span class="item-name">{row.nama}</span>
        <span class="item-note">{row.reason}</span>
        <span class="item-note">{row.rtWords}</span>
      </span>
      <span class="item-go">
        <Icon name="maju" />
      </span>
    </a>
  );
}

function OtherPerson(): VNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon="cari"
        onClick={() => {
          setOpen(true);
        }}
      >
        {WORDS.other}
      </Button>
      {open && (
        <Sheet
          title={WORDS.other}
          onClose={() => {
            setOpen(false);
          }}
        >
          <PersonSearch
            onPick={(hit) => {
              go('rumah', hit.wargaId);
            }}
          />
        </Sheet>
      )}
    </>
  );
}
