/** One JSON object as cells: `{"plan": {"name": "Pro"}}` → plan.name. Numbers stay as they are written. */
import { numberText } from './cell-text';

/** The object is no JSON. */
export class NoJson extends Error {}

/** A list within a row becomes one cell. */
const LISTED = ', ';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;

export interface JsonRow {
  /** By dotted name, in the object's order. */
  cells: Map<string, string>;
  /** Names of cells that hold a list of objects, kept as JSON. */
  lists: string[];
}

/** @throws NoJson */
export function jsonRow(text: string): JsonRow {
  const reader = new RowReader(text);
  reader.value('');
  return { cells: reader.cells, lists: reader.lists };
}

class RowReader {
  readonly cells = new Map<string, string>();
  readonly lists: string[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  /** Reads a value under its name. */
  value(name: string): void {
    const char = this.next();
    if (char === '{') this.object(name);
    else this.cells.set(name, char === '[' ? this.list(name) : this.scalar());
  }

  private object(name: string): void {
    this.take('{');
    if (this.takes('}')) return;
    do {
      const key = this.string();
      this.take(':');
      this.value(name === '' ? key : `${name}.${key}`);
    } while (this.takes(','));
    this.take('}');
  }

  /** 'a, b' for scalars; the list as it is written where it holds objects or lists. */
  private list(name: string): string {
    const from = this.at;
    const scalars: string[] = [];
    let isFlat = true;
    this.take('[');
    if (this.next() === ']') {
      this.take(']');
      return '';
    }
    do {
      const char = this.next();
      if (char === '{' || char === '[') {
        isFlat = false;
        this.skip();
      } else scalars.push(this.scalar());
    } while (this.takes(','));
    this.take(']');
    if (isFlat) return scalars.join(LISTED);
    this.lists.push(name);
    return this.text.slice(from, this.at);
  }

  /** Reads past an object or list within a list. */
  private skip(): void {
    const inner = new RowReader(this.text);
    inner.at = this.at;
    inner.value('');
    this.at = inner.at;
  }

  private scalar(): string {
    const char = this.next();
    if (char === '"') return this.string();
    for (const word of ['true', 'false', 'null']) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return word === 'null' ? '' : word;
    }
    const number = this.match(NUMBER);
    if (number === '') throw new NoJson();
    return /e/i.test(number) ? numberText(number) : number;
  }

  private string(): string {
    this.next();
    const { at } = this;
    if (this.text[at] !== '"') throw new NoJson();
    let end = this.text.indexOf('"', at + 1);
    while (end > 0 && this.isEscaped(end)) end = this.text.indexOf('"', end + 1);
    if (end < 0) throw new NoJson();
    this.at = end + 1;
    const text = this.text.slice(at, end + 1);
    if (!text.includes('\\')) return text.slice(1, -1);
    try {
      return JSON.parse(text) as string;
    } catch {
      throw new NoJson();
    }
  }

  /** An odd number of backslashes stands before it. */
  private isEscaped(at: number): boolean {
    let before = at;
    while (this.text[before - 1] === '\\') before--;
    return (at - before) % 2 === 1;
  }

  private next(): string {
    this.match(SPACE);
    return this.text[this.at] ?? '';
  }

  private takes(char: string): boolean {
    if (this.next() !== char) return false;
    this.at++;
    return true;
  }

  private take(char: string): void {
    if (!this.takes(char)) throw new NoJson();
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}
