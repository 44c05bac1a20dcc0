/** Text as a spreadsheet's XML has it: whatever a name holds, it stays text, and no cell becomes a formula by it. */

/** Characters of a cell at most. */
const LONGEST = 32_767;

/** What XML cannot hold at all, or a spreadsheet would read as such an escape, is written `_x0001_`. */
const UNSPEAKABLE = /[^\P{Cc}\t\n]|[\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu;

/** Halves of characters beyond the first 65,536. */
const HALVES = /\p{Surrogate}/gu;

const FIRST_HELD = 0x20;

/** Control characters from U+007F on are ones that XML can hold. */
function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const isHeld = code >= FIRST_HELD && code < 0xfffe && character !== '_';
  return isHeld ? character : `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}

const MARKUP = /[&<>"]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For an element or an attribute of the file itself. */
export const xmlText = (text: string): string => text.replace(MARKUP, (character) => entities[character]!);

/** For a cell: every character comes back as it was, except halves of characters, which are none. */
export const cellText = (text: string): string =>
  xmlText(text.slice(0, LONGEST).replace(HALVES, '\ufffd').replace(UNSPEAKABLE, escaped));

/** On one line, without what XML cannot hold: titles and feet, where nothing is to be read back. */
export const lineText = (text: string): string =>
  xmlText(
    text
      .replace(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
      .replace(HALVES, '\ufffd')
      .trim(),
  );
