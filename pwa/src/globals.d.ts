/** Day of the build (YYYY-MM-DD): no right clock is before it. */
declare const __BUILD_DATE__: string;
