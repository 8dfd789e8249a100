// Reads QR codes from the camera: by the browser where it can, else by a small library that is only then fetched.
const WIDTH = 640;
const PAUSE_MS = 80;
const SAME_MS = 2500;

async function reader() {
  if ('BarcodeDetector' in window) {
    const kinds = await BarcodeDetector.getSupportedFormats().catch(() => []);
    if (kinds.includes('qr_code')) {
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      return async (canvas) => (await detector.detect(canvas))[0]?.rawValue ?? '';
    }
  }
  const { decodeQR } = await import(document.body.dataset.pembaca);
  return async (canvas, pen) => {
    try {
      return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      return ''; // no code in the picture
    }
  };
}

// Calls `found` with each code once while it stays in view; returns what stops the camera.
export async function watch(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  const readCode = await reader();
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let on = true;
  let last = { text: '', seen: 0 };
  const look = async () => {
    if (!on) return;
    if (video.videoWidth) {
      canvas.width = Math.min(WIDTH, video.videoWidth);
      canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      const text = await readCode(canvas, pen);
      const now = Date.now();
      if (text && (text !== last.text || now - last.seen > SAME_MS)) found(text);
      if (text) last = { text, seen: now };
    }
    setTimeout(look, PAUSE_MS);
  };
  void look();
  return () => {
    on = false;
    for (const track of stream.getTracks()) track.stop();
  };
}
