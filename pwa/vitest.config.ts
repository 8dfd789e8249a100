import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: {
    __BUILD_DATE__: JSON.stringify('2026-11-01'),
    __APP_VERSION__: JSON.stringify('0.1.0'),
  },
  test: {
    environment: 'node',
    include: ['tests/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
    // Two cores are shared with the Python tests in CI.
    maxWorkers: 2,
    testTimeout: 20_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
