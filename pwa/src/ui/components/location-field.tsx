import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Button } from './button';
import { Icon } from './icons';
import type { Lokasi } from '../../domain/contracts.generated';
import { USULAN as WORDS } from '../teks/usulan';

interface Props {
  readonly label: string;
  readonly value: unknown;
  readonly onValue: (value: Lokasi) => void;
  /** Takes the point at once where the phone has already been allowed to tell it. */
  readonly eager?: boolean;
}

export function isLokasi(value: unknown): value is Lokasi {
  return typeof value === 'object' && value !== null && 'lat' in value && 'lon' in value;
}

async function allowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted';
  } catch {
    return false;
  }
}

/** A point on the map, always optional; no signal and no permission are no hindrance. */
export function LocationField({ label, value, onValue, eager = false }: Props): VNode {
  const { actions } = useApp();
  const [state, setState] = useState<'' | 'mencari' | 'tidak_dapat'>('');
  const find = async (): Promise<void> => {
    setState('mencari');
    const found = await actions.location();
    setState(found === null ? 'tidak_dapat' : '');
    if (found !== null) onValue(found);
  };
  useEffect(() => {
    if (!eager || isLokasi(value)) return;
    void allowed().then((yes) => (yes ? find() : undefined));
  }, []);
  return (
    <div class="stack-tight" role="status">
      {isLokasi(value) ? (
        <p class="receipt">
          <Icon name="lokasi" />
          {typeof value.akurasi_m === 'number'
            ? WORDS.located(Math.round(value.akurasi_m))
            : WORDS.locatedPlain}
        </p>
      ) : (
        <Button
          icon="lokasi"
          busy={state === 'mencari'}
          onClick={() => {
            void find();
          }}
        >
          {label}
        </Button>
      )}
      {state === 'tidak_dapat' && <p class="soft small">{WORDS.noLocation}</p>}
    </div>
  );
}
