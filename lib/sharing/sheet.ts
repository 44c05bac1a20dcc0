/** A slide as a part of a shared page: conclusion, drawing or table, figures, footnote. */
import type { DeckModel, SlideFigure, SlideModel } from '@/lib/view/deck/deck';
import type { Plot, TablePlot } from '@/lib/view/deck/plot';
import { drawPlot } from '@/lib/view/drawing/draw';
import { svgOf } from '@/lib/view/drawing/svg';
import { type Markup, markup, raw } from '@/lib/view/markup';
import { placeholders, withVariables } from './palette';

/** The same drawing for two widths: on a phone words would be too small in the one, and the other too coarse. */
const sizes = { wide: { width: 820, height: 360 }, narrow: { width: 350, height: 300 } } as const;

type Look = Pick<DeckModel, 'bands' | 'currency'>;

function drawing(plot: Plot, alt: string, { bands, currency }: Look): Markup[] {
  return (['wide', 'narrow'] as const).map((name) => {
    const size = sizes[name];
    const shapes = drawPlot(plot, { x: 0, y: 0, ...size }, { bands, currency, size: 12 });
    return markup`<div class="${name}">${raw(withVariables(svgOf(shapes, size, { palette: placeholders, label: alt })))}</div>`;
  });
}

const groundOf = (heat: number | null): string => {
  if (heat === null) return '';
  const step = Math.min(Math.max(Math.round(heat * 5), -5), 5);
  return `background:var(--p-heat${step})`;
};

/** Tables are tables: they can be read aloud, searched and copied. */
function table({ columns, rows, hasTotal, more }: TablePlot, alt: string): Markup {
  const isNumber = (index: number): boolean => columns[index]?.unit !== 'text';
  const row = (cells: TablePlot['rows'][number], at: number): Markup =>
    markup`<tr class="${hasTotal && at === rows.length - 1 ? 'total' : ''}">${cells.map((cell, index) =>
      index === 0
        ? markup`<th scope="row">${cell.text}</th>`
        : markup`<td class="${isNumber(index) ? 'num' : ''}" style="${groundOf(cell.heat)}">${cell.text}</td>`,
    )}</tr>`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${alt}"><table>
<thead><tr>${columns.map(({ name }, index) => markup`<th scope="col" class="${isNumber(index) ? 'num' : ''}">${name}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>${more && markup`<p class="quiet">${more}</p>`}`;
}

const figure = ({ name, text, note, tone }: SlideFigure): Markup => markup`<div>
<dt>${name}</dt><dd class="value">${text}</dd>${note === '' ? null : markup`<dd class="${tone}">${note}</dd>`}</div>`;

function shown({ plot, empty, altText }: SlideModel, look: Look): Markup | Markup[] {
  if (plot === null) return markup`<p class="empty">${empty ?? ''}</p>`;
  return plot.kind === 'table' ? table(plot, altText) : drawing(plot, altText, look);
}

/** `number`: of a deck's slide; null: a card of a page. */
export const sheet = (slide: SlideModel, look: Look, number: number | null): Markup => markup`
<section class="sheet${number === null ? '' : ' slide'}" aria-labelledby="s-${slide.id}">
<h2 id="s-${slide.id}">${slide.title}</h2>
<p class="sub">${slide.description}</p>
<div class="body${slide.figures.length === 0 ? '' : ' has-figures'}">
<div class="plot">${shown(slide, look)}</div>
${slide.figures.length === 0 ? null : markup`<dl class="figures">${slide.figures.map(figure)}</dl>`}
</div>
<p class="foot">${slide.footnote}${number === null ? null : markup`<span class="number">${number}</span>`}</p>
</section>`;
