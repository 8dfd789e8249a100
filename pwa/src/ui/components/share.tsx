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

/** Whether it went out, or was held back by choice; false when the phone refuses to share. */
async function shareOut(text: string): Promise<boolean> {
  try {
    await navigator.share({ text });
    return true;
  } catch (error) {
    // Closing the share sheet is a choice, not a fault.
    return error instanceof DOMException && error.name === 'AbortError';
  }
}

/** What the phone does not share can still be pasted by hand. */
function CopyInstead({ text }: { text: string }): VNode {
  const [words, setWords] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => {
        setWords(BAGIKAN.copied);
      },
      () => {
        setWords(BAGIKAN.copyByHand);
      },
    );
  };
  return (
    <>
      <p role="status">{words === '' ? BAGIKAN.refused : words}</p>
      <Button kind="main" icon="tulis" onClick={copy}>
        {BAGIKAN.copy}
      </Button>
    </>
  );
}

function Preview({ text, close }: { text: string; close: () => void }): VNode {
  const canShare = 'share' in navigator;
  const [refused, setRefused] = useState(false);
  const share = (): void => {
    void shareOut(text).then((gone) => {
      if (gone) close();
      else setRefused(true);
    });
  };
  return (
    <Sheet title={BAGIKAN.title} onClose={close}>
      <p class="soft">{BAGIKAN.hint}</p>
      <blockquote class="share-text">{text}</blockquote>
      {refused && <CopyInstead text={text} />}
      {canShare && !refused && (
        <Button kind="main" icon="bagikan" onClick={share}>
          {BAGIKAN.send}
        </Button>
      )}
      {!canShare && (
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
