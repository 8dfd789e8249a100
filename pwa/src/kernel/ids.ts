import { hex, random, utf8 } from './bytes';

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness; made where the form opens. */
export function newId(unixMs: number): string {
  const bytes = random(16);
  let ms = Math.max(0, Math.trunc(unixMs));
  for (let at = 5; at >= 0; at -= 1) {
    bytes[at] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  return stamp(bytes, 7);
}

/**
 * A UUIDv8 from the SHA-256 of the parts joined by '|', equal to `kernel.ids.derive_id` of the server:
 * two phones that open the same day thus make the same session.
 */
export async function deriveId(...parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(parts.join('|')));
  return stamp(new Uint8Array(digest).slice(0, 16), 8);
}

function stamp(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = hex(bytes);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-');
}
