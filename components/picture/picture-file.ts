/** From a frame on the page to a file. */
import { fontStyle, pictureFamily } from './font';
import { paintElement } from './paint';
import { escaped, tag } from './svg-writer';

interface Size {
  widthPx: number;
  heightPx: number;
}

/** @param words what the picture says, for those who do not see it */
export async function svgFileOf(frame: HTMLElement, { widthPx, heightPx }: Size, words: string): Promise<string> {
  const { width, height } = frame.getBoundingClientRect();
  const drawn = paintElement(frame);
  const content = `<title>${escaped(words)}</title>${await fontStyle()}${drawn}`;
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': pictureFamily,
      role: 'img',
    },
    content,
  );
}

/** Long enough for a browser that reads embedded fonts only after the picture. */
const FONT_WAIT_MS = 120;

export async function pngFileOf(svg: string, { widthPx, heightPx }: Size): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(widthPx, heightPx);
    image.src = url;
    await image.decode();
    await new Promise((resolve) => setTimeout(resolve, FONT_WAIT_MS));
    const canvas = document.createElement('canvas');
    canvas.width = widthPx;
    canvas.height = heightPx;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('the browser draws no pictures');
    context.drawImage(image, 0, 0, widthPx, heightPx);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
