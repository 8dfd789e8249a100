import { describe, expect, it } from 'vitest';

import { frameOf } from '../../src/ui/components/kms-geometry';

describe('the frame of the KMS curve', () => {
  it('works: letters are as large on the screen as asked, at 360 and 320 px and in large text', () => {
    for (const [width, letter] of [
      [328, 16],
      [288, 16],
      [256, 24],
      [480, 20],
    ] as const) {
      const { left, above, wide, unit } = frameOf(width, letter);
      const line = letter * unit;
      expect(unit).toBeCloseTo(wide / width, 5);
      // Two digits end at 34 left of the curve, and stand in the middle of 326 below it.
      expect(34 - 1.15 * line).toBeGreaterThanOrEqual(-left - 1);
      expect(326 + 0.6 * line).toBeLessThanOrEqual(wide - left + 1);
      expect(22 - 1.6 * line).toBeGreaterThanOrEqual(-above - 1);
    }
  });
});
