import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig, type Plugin } from 'vite';

import packageFile from './package.json';

/**
 * Sentences that only the server's commands and office pages say stay off the phone; a code without its sentence
 * would still be told in plain words (`umum.tidak_dikenal`).
 */
const SERVER_ONLY = [
  /^(setelan|wilayah|laporan|posyandu|halaman|rilis|impor|cadangan|demo)\./,
  /^(lampiran|kegiatan|pembinaan|lomba|rencana|informasi)\./, // the institution is kept by offices
  /^akses\.(akun\.|hibah|sandi|nama|pengelola|peran_|dinas|kader_tanpa|perlu|belum_terhubung|bukan_pen)/,
  /^usulan\.(pesan|opd|tahun|tanggal|kasus_bukan|belum_dire|belum_dite|sudah_dire)/,
  /^warga\.(gabung|hak_|beda_diri|belum_digabung)/,
  /^kunci\.(rusak|sudah|terbuka|tidak_ada)/,
  /^layanan\.(berkas_rusak|wilayah)/,
];

function phoneSentences(): Plugin {
  return {
    name: 'simpul-kalimat-hp',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/contracts/galat.json')) return null;
      const all = Object.entries(JSON.parse(code) as Record<string, string>);
      const said = all.filter(([key]) => !SERVER_ONLY.some((one) => one.test(key)));
      return JSON.stringify(Object.fromEntries(said));
    },
  };
}

// Set only to build an earlier or later version for the update test.
const VERSION = process.env.SIMPUL_APP_VERSION ?? packageFile.version;
/** The server keeps several releases: a worker asks for the shell of its own. */
const SHELL = `index.html?rilis=${VERSION}`;

/** The version as a file, for the server; the phone does not fetch it. */
function versionFile(): Plugin {
  return {
    name: 'simpul-versi',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'versi.txt', source: `${VERSION}\n` });
    },
  };
}

/**
 * The PWA and its worker live under /kader/ only: office pages hold personal data
 * and must never be answered from a cache.
 */
export default defineConfig({
  base: '/kader/',
  define: {
    __APP_VERSION__: JSON.stringify(VERSION),
    __BUILD_DATE__: JSON.stringify(
      process.env.SIMPUL_BUILD_DATE ?? new Date().toISOString().slice(0, 10),
    ),
  },
  build: {
    // Chrome 100 is the last that runs on the oldest phones we promise (Android 6 to 8).
    target: 'chrome100',
    outDir: 'dist',
    sourcemap: false,
    // The polyfill would be an inline script, which the CSP of /kader/ refuses.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Figures travel apart from script: they change with a table version, not with a release.
      output: { codeSplitting: { groups: [{ name: 'tabel', test: /tables\.json$/ }] } },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  plugins: [
    phoneSentences(),
    versionFile(),
    VitePWA({
      // A new version waits until the kader accepts it or starts the app again (R29).
      registerType: 'prompt',
      injectRegister: false,
      filename: 'sw.js',
      scope: '/kader/',
      manifest: {
        name: 'Simpul Kader',
        short_name: 'Simpul',
        description: 'Catat hari buka posyandu di HP, juga tanpa sinyal.',
        lang: 'id',
        dir: 'ltr',
        start_url: '/kader/',
        scope: '/kader/',
        id: '/kader/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#ffffff',
        theme_color: '#0b5d52',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          {
            src: 'icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,json,woff2,bin}'],
        manifestTransforms: [
          (entries) => ({
            manifest: entries.map((one) =>
              one.url === 'index.html' ? { ...one, url: SHELL } : one,
            ),
          }),
        ],
        navigateFallback: `/kader/${SHELL}`,
        navigateFallbackAllowlist: [/^\/kader(\/|$)/],
        // Operations and photos are sent by the app itself, which knows what is confirmed.
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
        clientsClaim: false,
        skipWaiting: false,
      },
    }),
  ],
});
