import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Icon } from './icons';
import { Notice } from './notices';
import { Sheet } from './sheet';
import { SpeakButton } from './speak';
import { route } from '../router';
import { helpFor } from '../teks/bantuan';
import { HELP } from '../teks/umum';

/** Same corner on every screen (R12): text, voice and the number of a helper. */
export function HelpButton(): VNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="help-button"
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon name="bantuan" size={22} />
        {HELP.title}
      </button>
      {open && (
        <HelpSheet
          close={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function HelpSheet({ close }: { close: () => void }): VNode {
  const lines = helpFor(route.value.name);
  return (
    <Sheet title={HELP.title} onClose={close}>
      <ol class="steps">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <SpeakButton words={lines.join(' ')} label={HELP.read} />
      <Helpers />
    </Sheet>
  );
}

/** The chair answers first; emergency numbers only where the region has declared them active. */
export function Helpers(): VNode {
  const { kader, settings } = useApp().views;
  const helpers = kader.value.filter(
    (one) => one.aktif && one.telepon !== null && one.jabatan !== 'kader',
  );
  return (
    <div class="stack-tight">
      <h3>{HELP.call}</h3>
      {helpers.length === 0 && <Notice>{HELP.nobody}</Notice>}
      {helpers.slice(0, 3).map((one) => (
        <CallLink key={one.id} name={one.nama} number={one.telepon ?? ''} />
      ))}
      {settings.value.emergency.length > 0 && <h3>{HELP.emergency}</h3>}
      {settings.value.emergency.map((one) => (
        <CallLink key={one.nomor} name={one.nama} number={one.nomor} />
      ))}
    </div>
  );
}

export function CallLink({ name, number }: { name: string; number: string }): VNode {
  return (
    <a class="button button-plain" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      <Icon name="telepon" />
      <span>
        {name} · {number}
      </span>
    </a>
  );
}
