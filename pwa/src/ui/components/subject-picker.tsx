import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Button } from './button';
import { Icon } from './icons';
import { PersonSearch } from './person-search';
import { Sheet } from './sheet';

interface Props {
  readonly label: string;
  readonly wargaId: string;
  readonly pickLabel: string;
  readonly changeLabel: string;
  readonly onPick: (wargaId: string) => void;
}

/** The person a record is about: already known when the form was opened from her profile (R18). */
export function SubjectPicker(props: Props): VNode {
  const { label, wargaId, pickLabel, changeLabel, onPick } = props;
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <div class="subject">
      <Icon name="orang" />
      <Person label={label} wargaId={wargaId} />
      <Button
        small
        onClick={() => {
          setOpen(true);
        }}
      >
        {wargaId === '' ? pickLabel : changeLabel}
      </Button>
      {open && (
        <Sheet title={pickLabel} onClose={close}>
          <PersonSearch
            onPick={(hit) => {
              close();
              onPick(hit.wargaId);
            }}
          />
        </Sheet>
      )}
    </div>
  );
}

function Person({ label, wargaId }: Pick<Props, 'label' | 'wargaId'>): VNode {
  const { views } = useApp();
  const warga = wargaId === '' ? undefined : views.profile(wargaId)?.warga;
  return (
    <p class="item-main">
      <span class="field-hint">{label}</span>
      {warga && (
        <strong class="item-name">
          {warga.nama}
          {warga.rt !== null && `, RT ${warga.rt}`}
        </strong>
      )}
    </p>
  );
}
