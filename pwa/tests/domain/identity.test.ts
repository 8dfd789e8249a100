import { describe, expect, test } from 'vitest';

import duplicate from '../../../contracts/vectors/warga/duplicate.json';
import sounds from '../../../contracts/vectors/warga/sound_key.json';
import { duplicateScore, LIKELY, soundKey, type Traits } from '../../src/domain/identity';

type Person = (typeof duplicate.kasus)[number]['a'];

function traits(person: Person): Traits {
  return {
    nama: soundKey(person.nama),
    tanggalLahir: person.tanggal_lahir,
    perkiraan: person.tanggal_lahir_perkiraan,
    jenisKelamin: person.jenis_kelamin as 'L' | 'P',
    ibu: soundKey(person.nama_ibu),
  };
}

describe('names sound as on the server', () => {
  for (const { nama, kunci } of sounds.kasus) {
    test(`"${nama}"`, () => {
      expect(soundKey(nama)).toBe(kunci);
    });
  }
});

describe('likely the same person as on the server', () => {
  for (const { kasus, a, b, nilai } of duplicate.kasus) {
    test(kasus, () => {
      expect(duplicateScore(traits(a), traits(b))).toBe(nilai);
      expect(duplicateScore(traits(b), traits(a))).toBe(nilai);
    });
  }

  test('the limit is shared', () => {
    expect(LIKELY).toBe(duplicate.batas);
  });
});
