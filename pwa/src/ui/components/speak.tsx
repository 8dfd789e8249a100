import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Button } from './button';

function indonesianVoice(): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null;
  const voices = window.speechSynthesis.getVoices();
  return voices.find((voice) => /^(id|in)([-_]|$)/i.test(voice.lang)) ?? null;
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
