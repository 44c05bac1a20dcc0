/** A logo as it is kept: a picture in a data address. It is only ever shown as a picture, which runs nothing. */
export const MOST_LOGO_BYTES = 500_000;

const DATA = /^data:image\/(png|jpeg|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/;

/** What a drawing would need to run something or to call somewhere. */
const UNSAFE = /<\s*(script|foreignobject|iframe|object|embed|!doctype|!entity)|\son\w+\s*=|javascript:|@import/i;
const OUTSIDE = /(?:href|src)\s*=\s*["']?\s*(?!#|data:image\/)[^"'\s>]|url\(\s*["']?(?!#|data:image\/)/i;

const begins = (bytes: string, ...codes: number[]): boolean =>
  codes.every((code, place) => bytes.charCodeAt(place) === code);

function isPicture(type: string, bytes: string): boolean {
  if (type === 'png') return begins(bytes, 0x89, 0x50, 0x4e, 0x47);
  if (type === 'jpeg') return begins(bytes, 0xff, 0xd8, 0xff);
  return /<svg[\s>]/i.test(bytes) && !UNSAFE.test(bytes) && !OUTSIDE.test(bytes);
}

/** Null: it can be kept; else what is wrong with it, in words. */
export function logoProblem(logo: string): string | null {
  const [, type = '', encoded = ''] = DATA.exec(logo) ?? [];
  if (type === '') return 'expected a PNG, JPEG or SVG picture';
  let bytes = '';
  try {
    bytes = atob(encoded);
  } catch {
    return 'the picture is damaged';
  }
  if (bytes.length > MOST_LOGO_BYTES) return 'the picture is larger than 500 kB';
  if (isPicture(type, bytes)) return null;
  return type === 'svg+xml'
    ? 'the SVG runs something or calls elsewhere; save it as plain shapes'
    : 'the file is not the picture that it says it is';
}
