/** The picture of a deck's company: its bytes and how large it is in itself. */

export interface Logo {
  type: 'png' | 'jpeg';
  bytes: Buffer;
  /** Width by height. */
  ratio: number;
}

const DATA_URL = /^data:image\/(png|jpeg|jpg);base64,([A-Za-z0-9+/=\s]+)$/;

const ratioOf = (width: number, height: number): number | null => (width > 0 && height > 0 ? width / height : null);

function jpegRatio(bytes: Buffer): number | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return ratioOf(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

const PNG_START = 0x8950_4e47;

function ownRatio(type: Logo['type'], bytes: Buffer): number | null {
  if (type === 'jpeg') return bytes.length > 12 && bytes.readUInt16BE(0) === 0xffd8 ? jpegRatio(bytes) : null;
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== PNG_START) return null;
  return ratioOf(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** Null where there is none, or no picture after all (a drawing is kept as a picture before): a slide goes without. */
export function logoOf(dataUrl: string | null): Logo | null {
  const match = DATA_URL.exec(dataUrl ?? '');
  if (!match) return null;
  const [, kind = '', base64 = ''] = match;
  const type = kind === 'png' ? 'png' : 'jpeg';
  const bytes = Buffer.from(base64, 'base64');
  const ratio = ownRatio(type, bytes);
  return ratio === null ? null : { type, bytes, ratio };
}

interface Area {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** As large as it fits, at the right and at the top. */
export function fittedLogo(ratio: number, area: Area): Area {
  const w = Math.min(area.w, area.h * ratio);
  return { x: area.x + area.w - w, y: area.y, w, h: w / ratio };
}
