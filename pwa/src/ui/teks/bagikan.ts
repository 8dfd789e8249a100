/** What is shared outside (R47): first name only, no NIK, no full birth date, no diagnosis. */

export const BAGIKAN = {
  title: 'Ini yang akan dibagikan',
  hint: 'Baca dulu. Tidak ada NIK dan tidak ada angka kesehatan.',
  send: 'Bagikan lewat WA',
  refused: 'HP ini belum bisa membagikan langsung. Salin, lalu tempel di WA.',
  copy: 'Salin tulisan',
  copied: 'Sudah disalin. Tempel di WA, ya.',
  copyByHand: 'Tulisan di kotak sudah terpilih. Pilih Salin di menu HP, lalu tempel di WA.',
  text: 'Tulisan yang dibagikan',
  select: 'Pilih semua tulisan',
  needConsent: 'Ibu belum memberi izin pesan. Tanyakan dulu, ya.',
  consent: 'Ibu setuju dikirimi pesan',
  risen: 'Berat badannya naik.',
  notRisen: 'Berat badannya belum naik bulan ini.',
  weighed: 'Berat badannya sudah dicatat.',
  result: (name: string, posyandu: string, direction: string, advice: string): string =>
    `${name} sudah ditimbang di ${posyandu}. ${direction}\n${advice}\nTerima kasih sudah datang.`,
} as const;

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
