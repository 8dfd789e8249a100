import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Button } from './button';

function indonesianVoice(): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null;
  const voices = window.speechSynthesis.getVoices();
  // A voice that asks a server has none where we work: its button would be dead.
  const own = voices.filter(({ localService }) => localService);
  return own.find(({ lang }) => /^(id|in)([-_]|$)/i.test(lang)) ?? null;
}

/** The phone's own Indonesian voice, or null; voices may arrive after the page. */
export function useVoice(): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState(indonesianVoice);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const look = (): void => {
      setVoice(indonesianVoice());
    };
    window.speechSynthesis.addEventListener('voiceschanged', look);
    return () => {
      window.speechSynthesis.removeEventListener('voiceschanged', look);
      window.speechSynthesis.cancel();
    };
  }, []);
  return voice;
}

export function speak(words: string, voice: SpeechSynthesisVoice): void {
  const speech = new SpeechSynthesisUtterance(words);
  speech.voice = voice;
  speech.lang = 'id-ID';
  speech.rate = 0.95;
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(speech);
}

/** Hidden, never dead, when the phone has no Indonesian voice. */
export function SpeakButton({ words, label }: { words: string; label: string }): VNode | null {
  const voice = useVoice();
  if (voice === null) return null;
  return (
    <Button
      kind="quiet"
      icon="suara"
      small
      onClick={() => {
        speak(words, voice);
      }}
    >
      {label}
    </Button>
  );
}
