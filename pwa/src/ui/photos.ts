import type { Receipt, Views } from '../state/contract';
import { USULAN } from './teks/usulan';

/** The photos of a form, and whether they show things only. */
export interface PhotoDraft {
  readonly foto: readonly string[];
  readonly fotoBenda: boolean;
}

export const NO_PHOTOS: PhotoDraft = { foto: [], fotoBenda: false };

/** Whether this person may be in a picture; a record about nobody asks nobody. */
export function mayPhoto(views: Views, wargaId: string): boolean {
  return wargaId === '' || views.profile(wargaId)?.warga.izin_foto === true;
}

/** What is saved: photos taken before another person was picked do not go along without her consent. */
export function photosOf(
  views: Views,
  wargaId: string,
  { foto, fotoBenda }: PhotoDraft,
): { foto: string[]; foto_benda: boolean } {
  const kept = fotoBenda || mayPhoto(views, wargaId) ? [...foto] : [];
  return { foto: kept, foto_benda: fotoBenda && kept.length > 0 };
}

/** What "tersimpan" is followed by when photos of a form that lay long were gone; '' when none were. */
export function lostWords({ lostPhotos = 0 }: Receipt): string {
  return lostPhotos === 0 ? '' : ` ${USULAN.photosLost(lostPhotos)}`;
}
