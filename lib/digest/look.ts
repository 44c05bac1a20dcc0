/**
 * How mails look. Mail programs know little: tables for the layout, colours as attributes and inline, no pictures (many
 * readers block them), so bars are coloured cells. Those that can choose a scheme get one of their own by the style
 * sheet; those that only invert colours find each text on a ground that is stated beside it.
 */
import { type Markup, markup, raw } from '@/lib/view/markup';

export const FONT = "'Geist','Segoe UI',-apple-system,BlinkMacSystemFont,Helvetica,Arial,sans-serif";

export const colours = {
  canvas: '#f4f4f6',
  surface: '#ffffff',
  line: '#e7e7eb',
  ink: '#17181c',
  ink2: '#4b4e58',
  ink3: '#656974',
  good: '#0a6b45',
  bad: '#ad1f2d',
  caution: '#7e5200',
  accent: '#3a46c8',
  pale: '#b9bdec',
  gain: '#0b7a5e',
  loss: '#b8242a',
} as const;

/** The same by class, where a reader's program can be dark. */
const dark: Readonly<Record<string, string>> = {
  canvas: '#0f1012',
  surface: '#17181b',
  line: '#282a2f',
  ink: '#f0f1f3',
  ink2: '#b6b9c2',
  ink3: '#9094a0',
  good: '#52c795',
  bad: '#ff8a85',
  caution: '#eeb64f',
  accent: '#959eff',
  pale: '#4c5290',
  gain: '#2fae8c',
  loss: '#e5574f',
};

const darkRules = Object.entries(dark)
  .map(([name, colour]) => {
    const isGround = ['canvas', 'surface'].includes(name);
    return [
      isGround ? `.${name}{background-color:${colour} !important}` : `.${name}{color:${colour} !important}`,
      ...(['accent', 'pale', 'gain', 'loss', 'line', 'ink3'].includes(name)
        ? [`.on-${name}{background-color:${colour} !important}`]
        : []),
      ...(name === 'line' ? [`.edge{border-color:${colour} !important}`] : []),
    ].join('');
  })
  .join('');

const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%}
table{border-collapse:collapse}
@media (max-width:520px){.pad{padding-left:18px !important;padding-right:18px !important}.hero{display:block !important;text-align:left !important;padding:0 0 6px !important}.fig{display:inline-block !important;width:46% !important;padding:0 2% 14px 0 !important}.narrow{display:none !important}}
@media (prefers-color-scheme:dark){${darkRules}.button{background-color:#f0f1f3 !important;color:#17181b !important}}`;

type Tone = 'ink' | 'ink2' | 'ink3' | 'good' | 'bad' | 'caution' | 'accent';

/** Size and line height in px. */
const sizes = {
  small: [12, 17],
  text: [14, 21],
  block: [16, 22],
  lead: [20, 28],
  figure: [24, 30],
  hero: [38, 44],
} as const;

export type Size = keyof typeof sizes;

export function styleOf(size: Size, tone: Tone, more = ''): Markup {
  const [px, line] = sizes[size];
  return raw(`font-family:${FONT};font-size:${px}px;line-height:${line}px;color:${colours[tone]};${more}`);
}

/** A line of text. */
export const said = (size: Size, tone: Tone, content: Markup | string, more = ''): Markup =>
  markup`<div class="${tone}" style="${styleOf(size, tone, more)}">${content}</div>`;

/** One part of the mail, under a hairline. */
export const part = (title: string, sub: string, content: Markup | Markup[]): Markup => markup`
<tr><td class="pad edge" style="padding:22px 32px 24px;border-top:1px solid ${colours.line}">
<h2 class="ink" style="${styleOf('block', 'ink', 'font-weight:600;margin:0;')}">${title}</h2>
${sub === '' ? null : said('small', 'ink3', sub, 'padding-top:2px;')}
<div style="padding-top:12px">${content}</div>
</td></tr>`;

/** A button as a link that looks like one everywhere. */
export const button = (href: string, text: string): Markup => markup`
<a href="${href}" class="button" style="${styleOf('text', 'ink', `font-weight:600;display:inline-block;padding:9px 16px;border-radius:6px;text-decoration:none;background-color:${colours.ink};`)}color:#ffffff">${text}</a>`;

interface Letter {
  title: string;
  preheader: string;
  /** Rows of the one table. */
  rows: Markup | Markup[];
}

/** A whole mail. */
export const letter = ({ title, preheader, rows }: Letter): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body class="canvas" bgcolor="${colours.canvas}" style="margin:0;padding:0;background-color:${colours.canvas}">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">${preheader}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="canvas" bgcolor="${colours.canvas}" style="background-color:${colours.canvas}"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" class="surface edge" bgcolor="${colours.surface}" style="width:100%;max-width:640px;background-color:${colours.surface};border:1px solid ${colours.line};border-radius:10px;border-collapse:separate">
${rows}
</table>
</td></tr></table>
</body>
</html>
`.html;
