import type { ComponentChildren, VNode } from 'preact';

import { Icon, type IconName } from './icons';

/** Something went differently: what happened, what is safe, what to do (R16). Yellow, never red. */
export function Problem({ words }: { words: string }): VNode | null {
  return (
    <div role="alert">
      {words !== '' && (
        <p class="notice notice-warn">
          <Icon name="bantuan" />
          <span>{words}</span>
        </p>
      )}
    </div>
  );
}

export function Notice(props: {
  icon?: IconName;
  warn?: boolean;
  children: ComponentChildren;
}): VNode {
  const { icon, warn = false, children } = props;
  return (
    <div class={`notice${warn ? ' notice-warn' : ''}`}>
      {icon && <Icon name={icon} />}
      <div>{children}</div>
    </div>
  );
}

/** An empty place says why it is empty and what to do (R46). */
export function Empty(props: {
  icon: IconName;
  words: string;
  children?: ComponentChildren;
}): VNode {
  return (
    <div class="empty">
      <Icon name={props.icon} size={48} />
      <p>{props.words}</p>
      {props.children}
    </div>
  );
}

export function Fold(props: {
  title: string;
  icon?: IconName;
  children: ComponentChildren;
}): VNode {
  return (
    <details class="fold">
      <summary>
        {props.icon && <Icon name={props.icon} />}
        {props.title}
        <Icon name="maju" size={20} />
      </summary>
      <div class="fold-body">{props.children}</div>
    </details>
  );
}
