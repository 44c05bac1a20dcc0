/** A logo as it is kept: a PNG or JPEG in a data address. A drawing (SVG) becomes a picture before, in the browser. */
export const MOST_LOGO_BYTES = 500_000;

const DATA = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;

/** How the bytes of each begin. */
const BEGINNINGS: Readonly<Record<string, string>> = { png: '\x89PNG', jpeg: '\xff\xd8\xff' };

/** Null: it can be kept; else what is wrong with it, in words. */
export function logoProblem(logo: string): string | null {
  const [, type = '', encoded = ''] = DATA.exec(logo) ?? [];
  const beginning = BEGINNINGS[type];
  if (beginning === undefined) return 'expected a PNG or JPEG picture as a data address';
  let bytes = '';
  try {
    bytes = atob(encoded);
  } catch {
    return 'the picture is damaged';
  }
  if (bytes.length > MOST_LOGO_BYTES) return 'the picture is larger than 500 kB';
  return bytes.startsWith(beginning) ? null : 'the file is not the picture that it says it is';
}
