// Tells by sound and vibration what the screen says in words: high and short is new, two low is again, long is unknown.
const TONES = { hadir: [[880, 0.12]], ulang: [[440, 0.1], [440, 0.1]], asing: [[220, 0.45]] };
const SHAKES = { hadir: 60, ulang: [60, 80, 60], asing: 350 };

let sound;

// A browser lets a page sound only after it was touched.
export function wake() {
  sound ??= new AudioContext();
  if (sound.state === 'suspended') void sound.resume();
}

export function tell(kind) {
  navigator.vibrate?.(SHAKES[kind]);
  if (sound?.state !== 'running') return;
  let at = sound.currentTime;
  for (const [pitch, seconds] of TONES[kind]) {
    const voice = sound.createOscillator();
    const gain = sound.createGain();
    gain.gain.value = 0.2;
    voice.frequency.value = pitch;
    voice.connect(gain).connect(sound.destination);
    voice.start(at);
    voice.stop(at + seconds);
    at += seconds + 0.08;
  }
}
