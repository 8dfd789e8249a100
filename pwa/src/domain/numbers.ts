/** Indonesian writing of figures: comma for the fraction, "gram" and "kg" as kader say them. */
export function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', ',');
}

/** Grams as "8,7" or, when the scale shows it, "8,75". */
export function kg(grams: number): string {
  return decimal(grams / 1000, grams % 100 === 0 ? 1 : 2);
}

/** Millimetres as "73,5". */
export function cm(millimetres: number): string {
  return decimal(millimetres / 10, 1);
}

/** A z-score with two decimals; a comma, and never "-0,00". */
export function score(value: number): string {
  const text = decimal(value, 2);
  return text === '-0,00' ? '0,00' : text;
}
