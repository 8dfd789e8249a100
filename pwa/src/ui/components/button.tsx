import type { ComponentChildren, VNode } from 'preact';

import { Icon, type IconName } from './icons';

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger';

interface Props {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly busy?: boolean;
  readonly onClick: () => void;
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** Every button has words; `busy` keeps it focusable and says so, instead of greying it out of reach. */
export function Button(props: Props): VNode {
  const { kind = 'plain', icon, small = false, busy = false, onClick, label, children } = props;
  return (
    <button
      type="button"
      class={`button button-${kind}${small ? ' button-small' : ''}`}
      aria-disabled={busy ? 'true' : undefined}
      aria-label={label}
      onClick={() => {
        if (!busy) onClick();
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A place to go to that looks like a button. */
export function LinkButton(props: {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly children: ComponentChildren;
}): VNode {
  const { href, kind = 'plain', icon, small = false, children } = props;
  return (
    <a class={`button button-${kind}${small ? ' button-small' : ''}`} href={href}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
