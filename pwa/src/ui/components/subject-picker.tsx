import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Button } from './button';
import { Icon } from './icons';
import { PersonSearch } from './person-search';
import { Sheet } from './sheet';
import { UMUM } from '../teks/umum';

interface Props {
  readonly label: string;
  readonly wargaId: string;
  readonly pickLabel: string;
  readonly changeLabel: string;
  readonly onPick: (wargaId: string) => void;
}

/** The person a record is about: already known when the form was opened from her profile (R18). */
export function SubjectPicker({ label, wargaId, pickLabel, changeLabel, onPick }: Props): VNode {
  const { views } = useApp();
  const [open, setOpen] = useState(false);
  const profile = wargaId === '' ? null : views.profile(wargaId);
  const rt = profile?.warga.rt ?? '';
  return (
    <div class="subject">
      <Icon name="orang" />
      <p class="item-main">
        <span class="field-hint">{label}</span>
        {profile !== null && (
          <strong class="item-name">
            {profile.warga.nama}
            {rt !== '' && `, RT ${rt}`}
          </strong>
        )}
      </p>
      <Button
        small
        onClick={() => {
          setOpen(true);
        }}
      >
        {profile === null ? pickLabel : changeLabel}
      </Button>
      {open && (
        <Sheet
          title={pickLabel}
          onClose={() => {
            setOpen(false);
          }}
        >
          <PersonSearch
            onPick={(hit) => {
              setOpen(false);
              onPick(hit.wargaId);
            }}
          />
          <Button
            kind="quiet"
            onClick={() => {
              setOpen(false);
            }}
          >
            {UMUM.cancel}
          </Button>
        </Sheet>
      )}
    </div>
  );
}
