/// <reference types="vite/client" />

/** Day of the build (YYYY-MM-DD): no right clock is before it. */
declare const __BUILD_DATE__: string;
/** Version of package.json. */
declare const __APP_VERSION__: string;
