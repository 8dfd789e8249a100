import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

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

/** Whether it was copied; false where the phone has no clipboard for pages, or keeps it closed. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What the phone does not share can still be pasted by hand. */
function CopyInstead({ text }: { text: string }): VNode {
  const [state, setState] = useState<'refused' | 'copied' | 'copyByHand'>('refused');
  const copy = (): void => {
    void toClipboard(text).then((done) => {
      setState(done ? 'copied' : 'copyByHand');
    });
  };
  return (
    <>
      <p role="status">{BAGIKAN[state]}</p>
      {state === 'copyByHand' ? (
        <Selected text={text} />
      ) : (
        <Button kind="main" icon="tulis" onClick={copy}>
          {BAGIKAN.copy}
        </Button>
      )}
    </>
  );
}

/** The text stands selected in a field, so that nothing has to be pressed long (R5); the button selects it again. */
function Selected({ text }: { text: string }): VNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const select = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  useEffect(select, []);
  return (
    <>
      <textarea ref={field} class="input" readOnly aria-label={BAGIKAN.text} value={text} />
      <Button kind="main" icon="tulis" onClick={select}>
        {BAGIKAN.select}
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
