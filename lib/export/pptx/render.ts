/** A deck as a presentation that its presenter can edit: native charts and tables, a theme, real titles, notes. */
import PptxGenJS from 'pptxgenjs';
import type { DeckModel } from '@/lib/view/deck/deck';
import { paletteOf } from '@/lib/view/drawing/palette';
import { escapedXml } from '@/lib/view/drawing/svg';
import { plainWords } from '@/lib/view/drawing/words';
import { logoOf } from '../logo';
import { readParts, writeParts } from './archive';
import { FONT, finished } from './finish';
import { addSlides, defineMaster, SLIDE_SIZE } from './slides';

export async function renderPptx(deck: DeckModel): Promise<Uint8Array> {
  const presentation = new PptxGenJS();
  presentation.defineLayout({ name: 'Ratchet', width: SLIDE_SIZE.w, height: SLIDE_SIZE.h });
  presentation.layout = 'Ratchet';
  presentation.theme = { headFontFace: FONT, bodyFontFace: FONT };
  presentation.title = plainWords(deck.title);
  presentation.subject = plainWords(`${deck.subtitle} · ${deck.standing}`);
  presentation.author = plainWords(deck.company);
  // The package writes this one as it is.
  presentation.company = escapedXml(deck.company);
  const palette = paletteOf(deck.accent);
  const logo = logoOf(deck.logo);
  defineMaster(presentation, logo, deck.company, palette);
  const charts = addSlides(presentation, deck, palette, logo !== null);
  const written = (await presentation.write({ outputType: 'uint8array' })) as Uint8Array;
  return writeParts(finished(readParts(written), deck, charts, palette));
}
