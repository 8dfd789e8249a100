import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { useApp } from '../app-context';
import { BottomBar } from './bottom-bar';
import { HelpButton } from './help';
import { Icon } from './icons';
import { NoteBar } from './note-bar';
import { Problem } from './notices';
import { SignalLine } from './signal-line';
import { back } from '../router';
import { sentence } from '../../state/sentences';
import { ATAS_NAMA } from '../teks/lainnya';
import { UMUM } from '../teks/umum';

interface BarProps {
  readonly title: string;
  readonly note?: string;
  /** Screen to return to; without it the screen stands in the bottom bar. */
  readonly backTo?: string;
  readonly backId?: string;
  readonly onBack?: () => void;
  readonly nav?: boolean;
}

interface Props extends BarProps {
  /** Buttons that stay at the bottom (R4). */
  readonly actions?: ComponentChildren;
  /** Keys and buttons share one window, so that nothing has to be scrolled. */
  readonly tight?: boolean;
  readonly children: ComponentChildren;
}

/** Moves the reader to the title of a screen that has just opened, and names the window after it. */
function useTitle(title: string): { current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · ${UMUM.app}`;
  }, [title]);
  return heading;
}

function Back({ backTo = '', backId = '', onBack }: BarProps): VNode {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={UMUM.back}
      onClick={
        onBack ??
        (() => {
          back(backTo, backId);
        })
      }
    >
      <Icon name="kembali" size={28} />
    </button>
  );
}

function TopBar(props: BarProps): VNode {
  const { title, note = '', backTo, nav = false } = props;
  const heading = useTitle(title);
  const sample = useApp().views.home.value.posyandu?.data_contoh === true;
  return (
    <header class="topbar">
      {sample && <p class="contoh">{UMUM.sample}</p>}
      <div class="topbar-line">
        {backTo !== undefined && <Back {...props} />}
        <div class="topbar-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {note !== '' && <p>{note}</p>}
        </div>
        <HelpButton />
      </div>
      {nav && <SignalLine />}
      <ForWhom />
    </header>
  );
}

/** Never out of sight while it holds: whose name stands in what is saved. */
function ForWhom(): VNode | null {
  const { views, actions } = useApp();
  const name = views.home.value.onBehalf;
  if (name === '') return null;
  return (
    <p class="for-whom">
      <span>{ATAS_NAMA.now(name)}</span>
      <button
        type="button"
        onClick={() => {
          actions.setOnBehalf('');
        }}
      >
        {ATAS_NAMA.end}
      </button>
    </p>
  );
}

/** What is typed could not be kept: told on the form itself, for its keeping is what the form promises. */
function Unkept(): VNode | null {
  const failure = useApp().views.unkept.value;
  return failure === null ? null : <Problem words={sentence(failure)} />;
}

/** One screen: bar with title and Bantuan, the body, and one place for buttons at the bottom. */
export function Screen({ actions, tight = false, children, ...bar }: Props): VNode {
  const hasActions = actions !== undefined && actions !== false && actions !== null;
  return (
    <div class="screen">
      <TopBar {...bar} />
      <main class={`screen-body${tight ? ' screen-tight' : ''}`} id="isi">
        <Unkept />
        {children}
      </main>
      <div class="bottom">
        <NoteBar />
        {hasActions && <footer class="actions">{actions}</footer>}
        {bar.nav === true && <BottomBar />}
      </div>
    </div>
  );
}
