/** A deck as a presentation that its presenter can edit. */
import PptxGenJS from 'pptxgenjs';
import type { DeckModel } from '@/lib/view/deck/deck';

export async function renderPptx(deck: DeckModel): Promise<Uint8Array> {
  const presentation = new PptxGenJS();
  presentation.layout = 'LAYOUT_WIDE';
  presentation.title = deck.title;
  for (const slide of deck.slides) {
    const page = presentation.addSlide();
    page.addText(slide.title, { x: 0.6, y: 0.4, w: 12, h: 1, fontSize: 28 });
    page.addNotes(slide.notes.join('\n'));
  }
  return (await presentation.write({ outputType: 'uint8array' })) as Uint8Array;
}
