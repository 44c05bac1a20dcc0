/** What one call of the ingest API takes. */
export const ROWS_MAX = 10_000;
export const BODY_BYTES_MAX = 16 * 1024 * 1024;
export const FIELDS_MAX = 200;
export const KEY_CHARACTERS_MAX = 255;
/** How long a call waits for an import that is being written, in ms. */
export const LOCK_TIMEOUT_MS = 8_000;
