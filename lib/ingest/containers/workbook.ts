/** What the sheets of a workbook share: their names and places, the system of dates, the styles, the texts. */
import type yauzl from 'yauzl';
import type { Archive } from './archive';
import { isDateFormat, isDateFormatId, unescaped } from './cell-text';
import type { Budget } from './limits';
import { readXml } from './xml';

export interface SheetPlace {
  name: string;
  isHidden: boolean;
  entry: yauzl.Entry;
}

export interface Workbook {
  sheets: SheetPlace[];
  is1904: boolean;
  /** By style of a cell: whether its number is a date. */
  dateStyles: boolean[];
  texts: SharedTexts;
}

const TEXT_BLOCK_BYTES = 1024 * 1024;

/** Millions of texts as bytes in a row, which takes a fraction of what they take as strings. */
export class SharedTexts {
  private readonly blocks: Buffer[] = [];
  private block = Buffer.alloc(0);
  private used = 0;
  private ends = new Float64Array(1024);
  private total = 0;
  count = 0;

  constructor(private readonly budget: Budget) {}

  add(text: string): void {
    const { limits } = this.budget;
    if (this.count >= limits.texts) throw this.budget.tooLarge('too many texts');
    if (text.length > limits.cellCharacters) throw this.budget.tooLarge('a cell of too many characters');
    const length = Buffer.byteLength(text);
    if (this.total + length > limits.textBytes) throw this.budget.tooLarge('too much text');
    if (this.used + length > this.block.length) {
      // A text lies within one block; what is left of the last one stays unused.
      this.block = Buffer.allocUnsafe(Math.max(TEXT_BLOCK_BYTES, length));
      this.blocks.push(this.block);
      this.used = 0;
    }
    this.block.write(text, this.used);
    if (this.count * 2 + 2 > this.ends.length) {
      const longer = new Float64Array(this.ends.length * 2);
      longer.set(this.ends);
      this.ends = longer;
    }
    // Where it begins: block × 2^32 + offset; and how long it is.
    this.ends[this.count * 2] = (this.blocks.length - 1) * 2 ** 32 + this.used;
    this.ends[this.count * 2 + 1] = length;
    this.used += length;
    this.total += length;
    this.count++;
  }

  /** Null where the workbook has no such text. */
  get(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null;
    const place = this.ends[index * 2] ?? 0;
    const block = this.blocks[Math.floor(place / 2 ** 32)];
    const from = place % 2 ** 32;
    return block?.toString('utf8', from, from + (this.ends[index * 2 + 1] ?? 0)) ?? null;
  }
}

/** Targets are names within the archive, told from the workbook's folder; they are only ever looked up in its list. */
function entryAt(archive: Archive, target: string): yauzl.Entry | undefined {
  const name = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
  return archive.entries.get(name);
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

export async function readWorkbook(archive: Archive, budget: Budget): Promise<Workbook> {
  const found: { name: string; isHidden: boolean; id: string }[] = [];
  let is1904 = false;
  await read(archive, 'xl/workbook.xml', budget, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      if (found.length >= budget.limits.entries) throw budget.tooLarge('too many sheets');
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      found.push({ name: attributes.name ?? `Sheet${found.length + 1}`, isHidden, id });
    },
  });
  const targets = new Map<string, string>();
  let texts = 'sharedStrings.xml';
  let styles = 'styles.xml';
  await read(archive, 'xl/_rels/workbook.xml.rels', budget, {
    open(name, { Id = '', Target = '', Type = '' }) {
      if (name !== 'Relationship') return;
      if (Type.endsWith('/worksheet')) targets.set(Id, Target);
      if (Type.endsWith('/sharedStrings')) texts = Target;
      if (Type.endsWith('/styles')) styles = Target;
    },
  });
  const sheets = found.flatMap(({ name, isHidden, id }): SheetPlace[] => {
    const target = targets.get(id);
    const entry = target === undefined ? undefined : entryAt(archive, target);
    return entry === undefined ? [] : [{ name, isHidden, entry }];
  });
  return {
    sheets,
    is1904,
    dateStyles: await readStyles(archive, entryAt(archive, styles), budget),
    texts: await readTexts(archive, entryAt(archive, texts), budget),
  };
}

async function read(
  archive: Archive,
  name: string,
  budget: Budget,
  handlers: Parameters<typeof readXml>[3],
): Promise<void> {
  const entry = archive.entries.get(name);
  if (entry === undefined) throw budget.refusal('container_damaged', { found: `${name} is missing` });
  await readXml(archive.read(entry), name, budget, handlers);
}

async function readStyles(archive: Archive, entry: yauzl.Entry | undefined, budget: Budget): Promise<boolean[]> {
  const dateStyles: boolean[] = [];
  if (entry === undefined) return dateStyles;
  const own = new Map<number, boolean>();
  let inCells = false;
  await readXml(archive.read(entry), entry.fileName, budget, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt') own.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''));
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        dateStyles.push(own.get(id) ?? isDateFormatId(id));
      }
      if (dateStyles.length > budget.limits.styles || own.size > budget.limits.styles)
        throw budget.tooLarge('too many styles');
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dateStyles;
}

async function readTexts(archive: Archive, entry: yauzl.Entry | undefined, budget: Budget): Promise<SharedTexts> {
  const texts = new SharedTexts(budget);
  if (entry === undefined) return texts;
  let text = '';
  let isText = false;
  let isReading = false;
  await readXml(archive.read(entry), entry.fileName, budget, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isReading;
      // How a word is pronounced is no part of it.
      else if (name === 'rPh') isReading = true;
    },
    close(name) {
      if (name === 'si') texts.add(unescaped(text));
      else if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      if (text.length > budget.limits.cellCharacters) throw budget.tooLarge('a cell of too many characters');
    },
  });
  return texts;
}
