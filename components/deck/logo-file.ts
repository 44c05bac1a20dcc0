/** A picture chosen as a logo, as it is kept: a data address of at most 500 kB that every export can show. */
import { MOST_LOGO_BYTES } from '@/lib/api/contract/deck-logo';

/** A drawing becomes a picture of this width at most: sharp at the size of a logo, also in print. */
const DRAWN_WIDTH = 1200;
const DRAWN_HEIGHT = 600;

const types = new Set(['image/png', 'image/jpeg', 'image/svg+xml']);

export class LogoProblem extends Error {}

const dataAddress = (file: Blob): Promise<string> =>
  new Promise((settle, fail) => {
    const reader = new FileReader();
    reader.onload = () => settle(String(reader.result));
    reader.onerror = () => fail(new LogoProblem('The file could not be read.'));
    reader.readAsDataURL(file);
  });

/** As a picture: what a drawing would run or load is neither run nor loaded. */
async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    throw new LogoProblem('The file is no picture that the browser can show.');
  }
  return image;
}

/** Presentations and PDFs show pictures alike everywhere, drawings not: so an SVG is kept as it looks, with nothing in it. */
async function drawn(image: HTMLImageElement): Promise<string> {
  const [width, height] = [image.naturalWidth || 300, image.naturalHeight || 150];
  const scale = Math.min(DRAWN_WIDTH / width, DRAWN_HEIGHT / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/png'));
  if (!blob || blob.size > MOST_LOGO_BYTES) throw new LogoProblem('Drawn as a picture it is larger than 500 kB.');
  return dataAddress(blob);
}

/** @throws LogoProblem in words for the one who chose the file */
export async function logoOf(file: File): Promise<string> {
  if (!types.has(file.type)) throw new LogoProblem('Choose a PNG, JPEG or SVG file.');
  if (file.size > MOST_LOGO_BYTES)
    throw new LogoProblem(`The file has ${Math.ceil(file.size / 1000)} kB; 500 kB is the most.`);
  const address = await dataAddress(file);
  const image = await loaded(address);
  return file.type === 'image/svg+xml' ? drawn(image) : address;
}
