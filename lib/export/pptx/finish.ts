/**
 * What the presentation's package cannot say: theme colours, charts of our own, alternative texts of tables, ids that
 * are each of one shape. And what it says anew each time (random ids, the clock) is left out: one deck, one file.
 */
import type { DeckModel } from '@/lib/view/deck/deck';
import type { Palette } from '@/lib/view/drawing/palette';
import { escapedXml } from '@/lib/view/drawing/svg';
import type { Parts } from './archive';
import type { ChartParts } from './chart-shape';
import { chartWorkbook } from './chart-sheet';

export const FONT = 'Arial';

const CHART = /^ppt\/charts\/chart(\d+)\.xml$/;
const NOTES = /^ppt\/notesSlides\/notesSlide(\d+)\.xml$/;
const SLIDE = /^ppt\/slides\/slide(\d+)\.xml$/;

function themeColours(palette: Palette): string {
  const colour = (slot: string, hex: string): string =>
    `<a:${slot}><a:srgbClr val="${hex.toUpperCase()}"/></a:${slot}>`;
  const { ink, surface, accent, grr, expansion, contraction, churn, compare } = palette;
  const accents = [accent, grr, expansion, contraction, churn, compare].map((hex, index) =>
    colour(`accent${index + 1}`, hex),
  );
  const grounds = [
    colour('dk1', ink),
    colour('lt1', surface),
    colour('dk2', palette['ink-2']),
    colour('lt2', palette.heat0),
  ];
  const links = [colour('hlink', accent), colour('folHlink', palette['ink-3'])];
  return `<a:clrScheme name="Ratchet">${[...grounds, ...accents, ...links].join('')}</a:clrScheme>`;
}

/** Numbers the charts from 1, whatever was made in this process before. */
function renumbered(parts: Parts): Parts {
  const numbers = [...parts.keys()]
    .flatMap((path) => CHART.exec(path)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const rank = new Map(numbers.map((number, index) => [String(number), String(index + 1)]));
  const renamed = (text: string): string =>
    text.replace(
      /(charts\/(?:_rels\/)?chart|Worksheet)(\d+)(\.(?:xml|xlsx))/g,
      (whole, before: string, number: string, after: string) =>
        rank.has(number) ? before + rank.get(number) + after : whole,
    );
  return new Map(
    [...parts].map(([path, content]) => {
      const isText = /\.rels$|^\[Content_Types\]/.test(path);
      return [renamed(path), isText ? Buffer.from(renamed(content.toString('utf8'))) : content];
    }),
  );
}

/** Alternative texts by the names of shapes; every shape of a slide with an id of its own. */
function slideXml(xml: string, altTexts: ReadonlyMap<string, string>): string {
  let id = 0;
  return xml.replace(
    /<p:cNvPr id="\d+" name="([^"]*)"(?: descr="([^"]*)")?/g,
    (_, name: string, description?: string) => {
      id += 1;
      const text = altTexts.get(name);
      const known = text === undefined ? description : escapedXml(text);
      return `<p:cNvPr id="${id}" name="${name}"${known === undefined ? '' : ` descr="${known}"`}`;
    },
  );
}

/** Notes of the presenter as paragraphs, where the package writes one with line ends in it. */
const notesXml = (xml: string): string =>
  xml.replace(
    /<a:p>(<a:r><a:rPr[^>]*\/><a:t>)([^<]*)(<\/a:t><\/a:r>)(<a:endParaRPr[^>]*\/>)?<\/a:p>/,
    (_, before, text, after) =>
      String(text)
        .split(/\r?\n/)
        .map((line) => `<a:p>${before}${line}${after}</a:p>`)
        .join(''),
  );

/** Random and timed marks of the package. */
const withoutChance = (xml: string): string =>
  xml
    .replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, '')
    .replace(/(<cp:lastModifiedBy>)[^<]*/g, '$1Ratchet');

export function finished(read: Parts, deck: DeckModel, charts: readonly ChartParts[], palette: Palette): Parts {
  const parts = renumbered(read);
  const edit = (path: string, change: (xml: string) => string): void => {
    const part = parts.get(path);
    if (part) parts.set(path, Buffer.from(change(part.toString('utf8')), 'utf8'));
  };
  edit('ppt/theme/theme1.xml', (xml) =>
    xml
      .replace(/<a:clrScheme[\s\S]*?<\/a:clrScheme>/, themeColours(palette))
      .replace('name="Office Theme"', 'name="Ratchet"'),
  );
  edit('docProps/core.xml', withoutChance);
  charts.forEach(({ xml, sheet }, index) => {
    const number = index + 1;
    parts.set(`ppt/charts/chart${number}.xml`, Buffer.from(xml, 'utf8'));
    parts.set(`ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`, Buffer.from(chartWorkbook(sheet)));
  });
  for (const path of parts.keys()) {
    if (NOTES.test(path)) edit(path, notesXml);
    const number = SLIDE.exec(path)?.[1];
    const slide = deck.slides[Number(number) - 1];
    if (!slide) continue;
    const altTexts = new Map(['Chart', 'Table'].map((kind) => [`${kind} of ${slide.exhibit}`, slide.altText]));
    edit(path, (xml) => slideXml(xml, altTexts));
  }
  return parts;
}
