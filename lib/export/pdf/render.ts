/** A deck as a PDF: lines and words of the same drawing as the preview, none of it a picture but the logo. */
import { Document, Image, Page, renderToBuffer, Svg, View } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { DeckModel, SlideModel } from '@/lib/view/deck/deck';
import { slideLayout } from '@/lib/view/deck/layout';
import { type Palette, paletteOf } from '@/lib/view/drawing/palette';
import type { Shape } from '@/lib/view/drawing/shapes';
import { inPoints, SLIDE_POINTS, slideShapes } from '@/lib/view/drawing/slide';
import { plainWords } from '@/lib/view/drawing/words';
import { fittedLogo, type Logo, logoOf } from '../logo';
import { elementOf } from './elements';
import { type Face, facesFor, writtenIn } from './fonts';

const MISSING = 'Letters that no font of this machine has stand in brackets; the presentation has them.';

const textsOf = (shapes: readonly Shape[]): string[] =>
  shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));

function logoImage(logo: Logo): ReactElement | null {
  const { logo: area } = slideLayout({ figures: 0, hasLogo: true });
  if (!area) return null;
  const { x, y, width, height } = inPoints(fittedLogo(logo.ratio, area));
  const style = { position: 'absolute' as const, left: x, top: y, width, height };
  const src = { data: logo.bytes, format: logo.type === 'png' ? ('png' as const) : ('jpg' as const) };
  return createElement(Image, { src, style });
}

interface Sheet {
  slide: SlideModel;
  shapes: readonly Shape[];
}

function pageOf({ slide, shapes }: Sheet, faces: readonly Face[], palette: Palette, logo: Logo | null): ReactElement {
  const { width, height } = SLIDE_POINTS;
  const drawn = shapes.map((shape, key) => elementOf(shape, { key, palette, faces }));
  const drawing = createElement(
    Svg,
    { viewBox: `0 0 ${width} ${height}`, width, height, style: { position: 'absolute', left: 0, top: 0 } },
    ...drawn,
  );
  const page = { size: [width, height] as [number, number], bookmark: plainWords(slide.title) };
  return createElement(
    Page,
    { ...page, key: slide.id },
    createElement(View, { style: { width, height } }, drawing, logo && logoImage(logo)),
  );
}

export async function renderPdf(deck: DeckModel): Promise<Uint8Array> {
  const palette = paletteOf(deck.accent);
  const logo = logoOf(deck.logo);
  const look = { bands: deck.bands, currency: deck.currency, hasLogo: logo !== null };
  const drawnOf = (slide: SlideModel, index: number): Shape[] => slideShapes(slide, { ...look, number: index + 1 });
  const first = deck.slides.map((slide, index) => ({ slide, shapes: drawnOf(slide, index) }));
  const faces = await facesFor(first.flatMap(({ shapes }) => textsOf(shapes)));
  const sheets = first.map(({ slide, shapes }, index) => {
    const isDescribed = textsOf(shapes).some((text) => writtenIn(faces, text).isDescribed);
    if (!isDescribed) return { slide, shapes };
    return { slide, shapes: drawnOf({ ...slide, footnote: `${slide.footnote} · ${MISSING}` }, index) };
  });
  const title = plainWords(deck.title);
  const about = { title, author: plainWords(deck.company), subject: plainWords(`${deck.subtitle} · ${deck.standing}`) };
  const document = createElement(
    Document,
    { ...about, language: 'en', creator: 'Ratchet', producer: 'Ratchet', pageMode: 'useNone' },
    ...sheets.map((sheet) => pageOf(sheet, faces, palette, logo)),
  );
  return new Uint8Array(await renderToBuffer(document));
}
