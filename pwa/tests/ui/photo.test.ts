// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { MAX_PHOTO_BYTES } from '../../src/kernel/bytes';
import { shrinkPhoto } from '../../src/platform/photo';

/** Bytes that a picture takes for each pixel at full quality; the last canvas is kept. */
let bytesPerPixel: number;
let drawn: { width: number; height: number };

beforeEach(() => {
  const close = vi.fn();
  vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 4000, height: 3000, close }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    drawImage: () => undefined,
  } as unknown as ReturnType<HTMLCanvasElement['getContext']>);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (
    this: HTMLCanvasElement,
    done,
    _type,
    quality,
  ) {
    drawn = { width: this.width, height: this.height };
    const size = this.width * this.height * bytesPerPixel * Number(quality);
    done(new Blob([new Uint8Array(Math.round(size))]));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a picture of the camera', () => {
  it('works: an ordinary one is drawn anew, smaller', async () => {
    bytesPerPixel = 0.1;
    const jpeg = await shrinkPhoto(new Blob([new Uint8Array(5_000_000)]));
    expect(jpeg.length).toBeLessThanOrEqual(MAX_PHOTO_BYTES);
    expect(drawn).toEqual({ width: 1280, height: 960 });
  });

  it('is drawn smaller and smaller until it may be sent', async () => {
    bytesPerPixel = 0.4;
    const jpeg = await shrinkPhoto(new Blob([new Uint8Array(9_000_000)]));
    expect(jpeg.length).toBeLessThanOrEqual(MAX_PHOTO_BYTES);
    expect(drawn.width).toBe(800);
  });

  it('is refused in words when it cannot be made small, or not be read', async () => {
    bytesPerPixel = 9;
    await expect(shrinkPhoto(new Blob())).rejects.toMatchObject({ code: 'foto.terlalu_besar' });
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('broken')));
    await expect(shrinkPhoto(new Blob())).rejects.toMatchObject({ code: 'foto.tidak_terbaca' });
  });
});
