import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { Icon } from './icons';
import { UMUM } from '../teks/umum';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A sheet from below. It is a real modal dialog: focus stays inside and returns when it closes. */
export function Sheet({ title, onClose, children }: Props): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby="judul-lembar"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="sheet-head">
        <h2 id="judul-lembar">{title}</h2>
        <button type="button" class="icon-button" aria-label={UMUM.close} onClick={onClose}>
          <Icon name="tutup" size={28} />
        </button>
      </div>
      <div class="stack">{children}</div>
    </dialog>
  );
}
