/** The digest as an HTML mail: the same model as its page and its plain text. */
import type { DigestFigure, DigestModel, HealthLine } from '@/lib/view/digest/digest';
import type { WhyLine } from '@/lib/view/digest/why';
import { type Markup, markup, raw } from '@/lib/view/markup';
import { courseChart, swing } from './bars';
import { button, colours, letter, part, said, styleOf } from './look';

const tones = { good: 'good', bad: 'bad', flat: 'ink2' } as const;

const changes = ({ changes: told }: DigestFigure): Markup[] =>
  told.slice(0, 3).map(({ text, tone }) => said('small', tones[tone], text));

function figureCell(figure: DigestFigure, isHero: boolean): Markup {
  const name = isHero
    ? said('small', 'ink3', `${figure.name}, ${figure.span}`)
    : markup`${said('small', 'ink3', figure.name)}${said('small', 'ink3', figure.span)}`;
  return markup`<td class="${isHero ? 'hero' : 'fig'}" valign="top" style="padding:0 14px 0 0;vertical-align:top">
${name}
<div class="ink" title="${figure.exact}" style="${styleOf(isHero ? 'hero' : 'figure', 'ink', 'font-weight:600;letter-spacing:-0.02em;')}">${figure.value}</div>
${changes(figure)}</td>`;
}

function figures({ figures: all, goal }: DigestModel): Markup {
  const [hero, ...others] = all;
  if (!hero) return raw('');
  return markup`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>${figureCell(hero, true)}
<td class="hero" valign="bottom" align="right" style="vertical-align:bottom">${goal && said('text', tones[goal.tone], goal.text, 'font-weight:600;')}</td></tr></table>
<div style="height:16px;line-height:16px;font-size:0">&nbsp;</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed"><tr>${others.map((each) => figureCell(each, false))}</tr></table>`;
}

interface Line {
  name: string | Markup;
  note: string;
  share: number | null;
  figure: string;
  isStrong?: boolean;
  /** It is a part of the line above it. */
  isPart?: boolean;
}

/** Name and note, a bar, a figure; the bars stand in a column of their own. */
function lines(all: readonly Line[]): Markup {
  const row = ({ name, note, share, figure, isStrong = false, isPart = false }: Line): Markup => markup`<tr>
<td class="edge" style="padding:6px 10px 6px ${isPart ? '14px' : '0'};border-top:1px solid ${colours.line}">${said('text', 'ink', name, `${isStrong ? 'font-weight:600;' : ''}overflow-wrap:anywhere;`)}${note === '' ? null : said('small', 'ink3', note)}</td>
${share === null ? markup`<td class="edge narrow" style="border-top:1px solid ${colours.line}"></td>` : markup`<td class="edge narrow" width="112" style="width:112px;padding:6px 0;border-top:1px solid ${colours.line}">${swing(share)}</td>`}
<td class="edge" align="right" style="padding:6px 0 6px 10px;border-top:1px solid ${colours.line};white-space:nowrap;vertical-align:top">${said('text', 'ink', figure, `font-variant-numeric:tabular-nums;${isStrong ? 'font-weight:600;' : ''}`)}</td></tr>`;
  return markup`<table width="100%" cellpadding="0" cellspacing="0">${all.map(row)}</table>`;
}

const whyLine = ({ name, note, points, share }: WhyLine, isStrong: boolean): Line => ({
  name,
  note,
  share,
  figure: `${points} pt`,
  isStrong,
  isPart: !isStrong,
});

function why({ why: { empty, start, end, groups } }: DigestModel): Markup {
  if (empty !== null) return said('text', 'ink2', empty);
  const mark = (each: typeof start): Line[] =>
    each === null ? [] : [{ name: each.name, note: '', share: null, figure: each.value, isStrong: true }];
  return lines([
    ...mark(start),
    ...groups.flatMap((group) => [whyLine(group, true), ...group.lines.map((line) => whyLine(line, false))]),
    ...mark(end),
  ]);
}

function moves({ moves: { rows, rest } }: DigestModel): Markup {
  if (rows.length === 0) return said('text', 'ink2', 'No contract began, changed or ended.');
  const all = rows.map(({ name, what, note, change, share }) => ({
    name,
    note: `${what}${note === '' ? '' : ` ${note}`}`,
    share,
    figure: change,
  }));
  return markup`${lines(all)}${rest && said('small', 'ink3', rest, 'padding-top:6px;')}`;
}

function ahead({ ahead: model, due }: DigestModel): Markup {
  const { rows, rest, contracted, empty } = model;
  const changesAhead =
    empty !== null
      ? said('text', 'ink2', empty)
      : lines([
          ...rows.map(({ day, name, what, change }) => ({
            name,
            note: `${day}, ${what.toLowerCase()}`,
            share: null,
            figure: change,
          })),
          ...(rest === null ? [] : [{ name: rest.count, note: '', share: null, figure: rest.change }]),
          { name: 'Contracted ARR', note: contracted.note, share: null, figure: contracted.text, isStrong: true },
        ]);
  return markup`${changesAhead}
${said('text', 'ink', due.finding, 'font-weight:600;padding-top:18px;')}
<div style="padding-top:6px">${lines(due.rows.map(({ label, note, amount }) => ({ name: label, note, share: null, figure: amount })))}</div>`;
}

const marks: Readonly<Record<HealthLine['tone'], string>> = { good: '✓', bad: '✕', caution: '!' };

const health = ({ health: all }: DigestModel): Markup =>
  markup`<table role="presentation" cellpadding="0" cellspacing="0">${all.map(
    ({ tone, text }) => markup`<tr>
<td width="22" valign="top" class="${tone}" style="${styleOf('text', tone, 'font-weight:600;padding:2px 0;width:22px;')}">${marks[tone]}</td>
<td style="padding:2px 0">${said('text', tone === 'good' ? 'ink2' : tone, text)}</td></tr>`,
  )}</table>`;

/** `url`: of Overview in Ratchet; null: it is not known from where it can be reached. */
export function digestHtml(model: DigestModel, url: string | null): string {
  const { company, through, sentence, luck, course, why: reasons, moves: moved, ahead: next } = model;
  const head = markup`<tr><td class="pad" style="padding:26px 32px 24px">
${said('small', 'ink3', `${company} · week to ${through}${model.isSample ? ' · sample data' : ''}`, 'padding-bottom:8px;')}
<h1 class="ink" style="${styleOf('lead', 'ink', 'font-weight:400;letter-spacing:-0.015em;margin:0;')}">${sentence.map(({ text, strong }) => (strong ? markup`<strong style="font-weight:600">${text}</strong>` : text))}</h1>
${luck === '' ? null : said('text', 'ink3', luck, 'padding-top:6px;')}
<div style="height:22px;line-height:22px;font-size:0">&nbsp;</div>
${figures(model)}
</td></tr>`;
  return letter({
    title: model.subject,
    preheader: model.preheader,
    rows: [
      head,
      ...(course === null ? [] : [part(course.finding, course.description, courseChart(course))]),
      part(reasons.finding, reasons.description, why(model)),
      part(moved.finding, moved.description, moves(model)),
      part(next.finding, next.description.replace(/ ARR$/, ''), ahead(model)),
      part('Can the figures be trusted?', '', health(model)),
      markup`<tr><td class="pad edge" style="padding:20px 32px 24px;border-top:1px solid ${colours.line}">
${url === null ? null : markup`<div style="padding-bottom:14px">${button(url, 'Open in Ratchet')}</div>`}
${said('small', 'ink3', model.standing)}
${said('small', 'ink3', 'Every figure opens in Ratchet to the accounts and changes that make it up. Recipients and schedule: the page Digest.')}
</td></tr>`,
    ],
  });
}
