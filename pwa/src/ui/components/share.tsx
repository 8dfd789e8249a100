import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { Button } from './button';
import { Icon } from './icons';
import { Sheet } from './sheet';
import { BAGIKAN } from '../teks/bagikan';

interface Props {
  readonly text: string;
  readonly label: string;
  readonly small?: boolean;
}

/** R47: what goes to WhatsApp is shown first, word for word; nothing is added behind it. */
export function ShareButton({ text, label, small = false }: Props): VNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon="bagikan"
        small={small}
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {open && (
        <Preview
          text={text}
          close={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

async function shareOut(text: string): Promise<void> {
  try {
    await navigator.share({ text });
  } catch (error) {
    // Closing the share sheet is a choice, not a fault.
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}

function Preview({ text, close }: { text: string; close: () => void }): VNode {
  const canShare = 'share' in navigator;
  return (
    <Sheet title={BAGIKAN.title} onClose={close}>
      <p class="soft">{BAGIKAN.hint}</p>
      <blockquote class="share-text">{text}</blockquote>
      {canShare ? (
        <Button
          kind="main"
          icon="bagikan"
          onClick={() => {
            void shareOut(text).then(close);
          }}
        >
          {BAGIKAN.send}
        </Button>
      ) : (
        <a
          class="button button-main"
          href={`https://wa.me/?text=${encodeURIComponent(text)}`}
          target="_blank"
          rel="noreferrer"
          onClick={close}
        >
          <Icon name="bagikan" />
          <span>{BAGIKAN.send}</span>
        </a>
      )}
    </Sheet>
  );
}
