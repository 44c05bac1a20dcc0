/** HTML made of text: what is put into it is text, whatever it holds, unless it is markup itself. */

const codes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => codes[letter] ?? letter);

/** Markup that is finished; made by `markup` and `raw` alone. */
export class Markup {
  constructor(readonly html: string) {}
}

/** Markup that was written by us, such as a style sheet or a drawing whose texts are escaped already. */
export const raw = (html: string): Markup => new Markup(html);

type Part = Markup | string | number | null | false | readonly Part[];

function htmlOf(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(htmlOf).join('');
  return escaped(String(part));
}

/** A template of HTML; every value in it is escaped, also in attributes, which are to stand in double quotes. */
export const markup = (texts: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(texts.reduce((html, text, index) => html + htmlOf(parts[index - 1] ?? null) + text));
