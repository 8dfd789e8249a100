import { type Bytes, MAX_PHOTO_BYTES } from '../kernel/bytes';
import { SimpulError } from '../kernel/result';

/** Sides and qualities tried in turn until the photo fits; all are good enough to see a roof or a card. */
const STEPS = [
  { side: 1280, quality: 0.75 },
  { side: 1024, quality: 0.7 },
  { side: 800, quality: 0.65 },
  { side: 640, quality: 0.6 },
  { side: 480, quality: 0.5 },
] as const;

/**
 * Draws the photo anew as JPEG of at most 150 kB. Drawing leaves EXIF behind: no place, no phone, no time
 * goes along unless the kader adds it herself.
 */
export async function shrinkPhoto(image: Blob): Promise<Bytes> {
  const bitmap = await createImageBitmap(image).catch(() => null);
  if (!bitmap) throw new SimpulError('foto.tidak_terbaca');
  try {
    for (const { side, quality } of STEPS) {
      const jpeg = await encode(bitmap, side, quality);
      if (jpeg.size <= MAX_PHOTO_BYTES) return new Uint8Array(await jpeg.arrayBuffer());
    }
  } finally {
    bitmap.close();
  }
  throw new SimpulError('foto.terlalu_besar');
}

async function encode(bitmap: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new SimpulError('foto.tidak_terbaca');
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new SimpulError('foto.tidak_terbaca'));
      },
      'image/jpeg',
      quality,
    );
  });
}
