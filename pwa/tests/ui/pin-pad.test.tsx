// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { describe, expect, it, vi } from 'vitest';

import { signal } from '@preact/signals';

import { fakeApp, LOCK } from './fake-app';
import { show } from './render';
import { fail } from '../../src/kernel/result';
import { isEasy, NewPin } from '../../src/ui/components/new-pin';
import { PinPad } from '../../src/ui/components/pin-pad';
import { Locked } from '../../src/ui/screens/locked';

function Pad({ onPin }: { onPin: (pin: string) => void }): VNode {
  const [pin, setPin] = useState('');
  return (
    <PinPad
      pin={pin}
      onPin={(next) => {
        setPin(next);
        onPin(next);
      }}
    />
  );
}

describe('PIN pad', () => {
  it('works: keys pressed faster than the screen draws all count', async () => {
    const onPin = vi.fn();
    const page = await show(fakeApp(), <Pad onPin={onPin} />);
    await page.type('482913');
    expect(onPin).toHaveBeenLastCalledWith('482913');
  });

  it('takes six digits and no more, and one back', async () => {
    const onPin = vi.fn();
    const page = await show(fakeApp(), <Pad onPin={onPin} />);
    await page.type('4829137');
    expect(onPin).toHaveBeenLastCalledWith('482913');
    await page.press('Hapus satu angka');
    expect(onPin).toHaveBeenLastCalledWith('48291');
  });

  it('takes a pasted PIN, and one that a password keeper fills in', async () => {
    const onPin = vi.fn();
    const page = await show(fakeApp(), <Pad onPin={onPin} />);
    const paste = new Event('paste', { cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => ' 482 913 ' } });
    document.dispatchEvent(paste);
    expect(onPin).toHaveBeenLastCalledWith('482913');
    const box = page.root.querySelector('input');
    expect(box?.autocomplete).toBe('current-password');
    if (!box) throw new Error('no box');
    box.value = '135790';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    expect(onPin).toHaveBeenLastCalledWith('135790');
  });

  it('never shows or says the digits', async () => {
    const page = await show(fakeApp(), <Pad onPin={() => undefined} />);
    await page.type('48');
    const dots = page.root.querySelector('output');
    expect(dots?.textContent).toBe('');
    expect(dots?.getAttribute('aria-label')).toBe('2 dari 6 angka PIN terisi');
  });

  it('asks a new PIN twice and starts again when the two differ', async () => {
    const chosen = vi.fn();
    const page = await show(fakeApp(), <NewPin onChosen={chosen} />);
    await page.type('482913');
    await page.type('482914');
    expect(chosen).not.toHaveBeenCalled();
    expect(page.text()).toContain('Dua PIN itu berbeda');
    await page.type('482913');
    await page.type('482913');
    expect(chosen).toHaveBeenCalledWith('482913');
  });

  it('calls 111111 and 123456 easy', () => {
    expect(['111111', '123456', '654321', '482913'].map(isEasy)).toEqual([true, true, true, false]);
  });
});

const kader = [
  { akunId: 'a', nama: 'Bu Sari', waitSeconds: 30, triesLeft: 0, reset: null },
  { akunId: 'b', nama: 'Bu Rani', waitSeconds: 0, triesLeft: 5, reset: null },
];

describe('K-01', () => {
  it('unlocks with the chosen kader as soon as six digits are there', async () => {
    const unlock = vi.fn(() => Promise.resolve(fail('akses.pin_salah')));
    const lock = signal({ ...LOCK, posyandu: 'Melati 3', kader });
    const page = await show(fakeApp({ views: { lock }, actions: { unlock } }), <Locked />);
    await page.press(/Bu Rani$/);
    await page.type('482913');
    expect(unlock).toHaveBeenCalledWith('b', '482913');
  });

  it('leads a new kader to her form, behind the PIN of one who is here', async () => {
    const lock = signal({ ...LOCK, kader });
    const page = await show(fakeApp({ views: { lock } }), <Locked />);
    await page.press('Kader lain');
    expect(location.hash).toBe('#/tambah-kader');
  });

  it('shows the wait in plain words and takes the keys away', async () => {
    const lock = signal({ ...LOCK, kader, waitSeconds: 30, triesLeft: 0 });
    const page = await show(fakeApp({ views: { lock } }), <Locked />);
    await page.press(/Bu Sari$/);
    expect(page.text()).toContain('Tunggu 30 detik');
    expect(page.root.querySelector('.keypad')).toBeNull();
  });
});
