import { describe, expect, it } from 'vitest';

import { type Key, LENGTH, parse, press, WEIGHT, write } from '../../src/ui/components/reading';

const type = (keys: string, measure = WEIGHT): string =>
  Array.from(keys).reduce((text, key) => press(text, key as Key, measure), '');

describe('reading', () => {
  it('works: 8,9 is 8900 grams and 73,5 is 735 millimetres', () => {
    expect(parse(type('8,9'), WEIGHT)).toBe(8900);
    expect(parse(type('73,5', LENGTH), LENGTH)).toBe(735);
  });

  it('accepts comma and point', () => {
    expect(parse('8.9', WEIGHT)).toBe(8900);
    expect(parse('8,95', WEIGHT)).toBe(8950);
    expect(parse('73.5', LENGTH)).toBe(735);
  });

  it('reads a comma without digits behind it as whole', () => {
    expect(parse('8,', WEIGHT)).toBe(8000);
  });

  it('refuses what is not a figure', () => {
    for (const text of ['', ',', 'abc', '8,9,1', '-3', '12345']) {
      expect(parse(text, WEIGHT)).toBeNull();
    }
  });

  it('lets no second comma and no digit too many in', () => {
    expect(type('8,,9')).toBe('8,9');
    expect(type('8,955')).toBe('8,95');
    expect(type('73,55', LENGTH)).toBe('73,5');
    expect(type('123456')).toBe('1234');
  });

  it('starts with a comma as 0, and loses a leading zero', () => {
    expect(type(',8')).toBe('0,8');
    expect(type('08')).toBe('8');
  });

  it('writes back what it has read', () => {
    for (const text of ['8,9', '8,95', '12,0', '0,8']) {
      expect(write(parse(text, WEIGHT) ?? -1, WEIGHT)).toBe(text);
    }
    expect(write(735, LENGTH)).toBe('73,5');
  });
});
