import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { h } from 'preact';

import type { App } from '../../src/state/contract';
import { AppContext } from '../../src/ui/app-context';

/** A page with one component on it, and fingers to press what can be seen. */
export interface Page {
  readonly root: HTMLElement;
  readonly text: () => string;
  readonly button: (words: string | RegExp) => HTMLElement;
  readonly press: (words: string | RegExp) => Promise<void>;
  readonly type: (keys: string) => Promise<void>;
  readonly fill: (label: string, value: string) => Promise<void>;
  /** The nth control with that label, for a label that stands twice. */
  readonly choose: (label: string, nth?: number) => Promise<void>;
}

const PRESSABLE = 'button,a,summary';

function nameOf(element: Element): string {
  return (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim();
}

function find(root: HTMLElement, words: string | RegExp): HTMLElement {
  const all = [...root.querySelectorAll<HTMLElement>(PRESSABLE)];
  const matches = (name: string): boolean =>
    typeof words === 'string' ? name === words : words.test(name);
  const found = all.find((element) => matches(nameOf(element)));
  if (!found) throw new Error(`"${String(words)}" is not among: ${all.map(nameOf).join(' | ')}`);
  return found;
}

function labelled(
  root: HTMLElement,
  label: string,
  nth = 0,
): HTMLInputElement | HTMLTextAreaElement {
  const all = [...root.querySelectorAll('label')];
  const found = all.filter((element) => nameOf(element).startsWith(label))[nth];
  const control = found?.htmlFor
    ? document.getElementById(found.htmlFor)
    : found?.querySelector('input');
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) {
    throw new Error(`no field "${label}" among: ${all.map(nameOf).join(' | ')}`);
  }
  return control;
}

export async function show(app: App, node: VNode): Promise<Page> {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  await act(() => {
    render(h(AppContext.Provider, { value: app }, node), root);
  });
  const settle = async (work: () => void): Promise<void> => {
    await act(async () => {
      work();
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  };
  return {
    root,
    text: () => root.textContent.replace(/\s+/g, ' '),
    button: (words) => find(root, words),
    press: (words) =>
      settle(() => {
        find(root, words).click();
      }),
    type: (keys) =>
      settle(() => {
        for (const key of keys) {
          document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
        }
      }),
    fill: (label, value) =>
      settle(() => {
        const control = labelled(root, label);
        control.value = value;
        control.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    choose: (label, nth) =>
      settle(() => {
        labelled(root, label, nth).click();
      }),
  };
}
