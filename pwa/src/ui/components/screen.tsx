import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { useApp } from '../app-context';
import { BottomBar } from './bottom-bar';
import { HelpButton } from './help';
import { Icon } from './icons';
import { NoteBar } from './note-bar';
import { SignalLine } from './signal-line';
import { back } from '../router';
import { UMUM } from '../teks/umum';

interface Props {
  readonly title: string;
  readonly note?: string;
  /** Screen to return to; without it the screen stands in the bottom bar. */
  readonly backTo?: string;
  readonly backId?: string;
  readonly onBack?: () => void;
  /** Buttons that stay at the bottom (R4). */
  readonly actions?: ComponentChildren;
  readonly nav?: boolean;
  readonly children: ComponentChildren;
}

/** Moves the reader to the title of a screen that has just opened, and names the window after it. */
function useTitle(title: string): { current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = UMUM.app;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · ${UMUM.app}`;
  }, [title]);
  return heading;
}

function Back({ to, id, act }: { to: string; id: string; act?: () => void }): VNode {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={UMUM.back}
      onClick={
        act ??
        (() => {
          back(to, id);
        })
      }
    >
      <Icon name="kembali" size={28} />
    </button>
  );
}

/** One screen: bar with title and Bantuan, the body, and one place for buttons at the bottom. */
export function Screen(props: Props): VNode {
  const { title, note, backTo, backId = '', onBack, actions, nav = false, children } = props;
  const heading = useTitle(title);
  const sample = useApp().views.home.value.posyandu?.data_contoh === true;
  return (
    <div class="screen">
      <header class="topbar">
        {sample && <p class="contoh">{UMUM.sample}</p>}
        <div class="topbar-line">
          {backTo !== undefined && (
            <Back to={backTo} id={backId} {...(onBack && { act: onBack })} />
          )}
          <div class="topbar-title">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {note !== undefined && note !== '' && <p>{note}</p>}
          </div>
          <HelpButton />
        </div>
        {nav && <SignalLine />}
      </header>
      <main class="screen-body" id="isi">
        {children}
      </main>
      <NoteBar />
      {actions !== undefined && <div class="actions">{actions}</div>}
      {nav && <BottomBar />}
    </div>
  );
}
