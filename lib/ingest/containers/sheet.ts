/** One sheet of a workbook, row by row into a CSV part. */
import type { Archive } from './archive';
import { columnOf, dateOfSerial, numberText, rowOf, unescaped } from './cell-text';
import { CsvPart } from './csv-part';
import type { Budget } from './limits';
import { type Corner, fillMerged } from './merged';
import type { SheetPlace, Workbook } from './workbook';
import { readXml } from './xml';

/** What there is to say of a sheet beside its rows. */
export interface SheetReport {
  part: CsvPart;
  hiddenRows: number;
  formulas: number;
  /** Formulas that were stored without their result. */
  unsolved: number;
  /** Ranges below the first rows that are merged over several rows or columns. */
  mergedBelow: number;
}

/** Stands for the result that a formula does not have; it is rejected as the errors of spreadsheets are. */
const UNSOLVED = '#NO_RESULT!';

interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
}

export async function readSheet(
  archive: Archive,
  place: SheetPlace,
  workbook: Workbook,
  path: string,
  budget: Budget,
): Promise<SheetReport> {
  const part = new CsvPart(path, budget);
  const reader = new SheetReader(part, place, workbook, budget);
  try {
    await readXml(archive.read(place.entry), place.name, budget, {
      open: (name, attributes) => reader.open(name, attributes),
      close: (name) => reader.close(name),
      text: (text) => reader.text(text),
      pause: () => part.flush(),
    });
    return reader.report();
  } catch (error) {
    await part.drop();
    throw error;
  }
}

class SheetReader {
  private row = 0;
  private cells: string[] = [];
  private characters = 0;
  private filled = 0;
  private empty = 0;
  private cell: Cell | null = null;
  private isValue = false;
  private isReading = false;
  private hiddenRows = 0;
  private formulas = 0;
  private unsolved = 0;
  private readonly merges: Corner[] = [];
  private readonly longestPart: number;

  constructor(
    private readonly part: CsvPart,
    private readonly place: SheetPlace,
    private readonly workbook: Workbook,
    private readonly budget: Budget,
  ) {
    const { limits } = budget;
    this.longestPart = Math.max(limits.ratioFromBytes, place.entry.uncompressedSize * limits.repeatedText);
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (this.cell !== null) {
      if (name === 'v' || (name === 't' && !this.isReading)) {
        this.isValue = true;
        this.cell.hasValue = true;
      } else if (name === 'rPh') this.isReading = true;
      else if (name === 'f') this.cell.hasFormula = true;
    } else if (name === 'mergeCell') this.merge(attributes.ref ?? '');
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'rPh') this.isReading = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
  }

  text(text: string): void {
    const { cell } = this;
    if (!this.isValue || cell === null) return;
    cell.value += text;
    if (cell.value.length > this.budget.limits.cellCharacters)
      throw this.budget.tooLarge('a cell of too many characters');
  }

  report(): SheetReport {
    const { part, hiddenRows, formulas, unsolved } = this;
    const mergedBelow = fillMerged(part.head, this.merges);
    return { part, hiddenRows, formulas, unsolved, mergedBelow };
  }

  private damaged(what: string): Error {
    return this.budget.refusal('container_damaged', { found: `${this.place.name}: ${what}` });
  }

  private openRow(attributes: Readonly<Record<string, string>>): void {
    const number = attributes.r === undefined ? this.row + 1 : Number(attributes.r);
    if (!Number.isInteger(number) || number <= this.row || number > this.budget.limits.rows)
      throw this.damaged('its rows are not in their order');
    this.row = number;
    this.cells = [];
    this.characters = 0;
    if (attributes.hidden === '1' || attributes.hidden === 'true') this.hiddenRows++;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    if (this.row === 0 || this.cell !== null) throw this.damaged('a cell stands outside its row');
    const column = attributes.r === undefined ? this.cells.length : columnOf(attributes.r);
    if (column < 0 || column >= this.budget.limits.columns) throw this.damaged('a cell stands outside its row');
    this.cell = {
      column,
      type: attributes.t ?? 'n',
      style: Number(attributes.s ?? 0),
      value: '',
      hasValue: false,
      hasFormula: false,
    };
  }

  private closeCell(): void {
    const { cell } = this;
    this.cell = null;
    if (cell === null) return;
    if (cell.hasFormula) this.formulas++;
    let text = cell.hasValue ? this.textOf(cell) : '';
    if (cell.hasFormula && !cell.hasValue) {
      this.unsolved++;
      text = UNSOLVED;
    }
    if (text === '') this.countEmpty();
    else this.put(cell.column, text);
  }

  private put(column: number, text: string): void {
    const { cells, budget } = this;
    this.filled++;
    this.characters += text.length;
    if (this.characters > budget.limits.rowCharacters) throw budget.tooLarge('a row of too many characters');
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  private countEmpty(): void {
    const { emptyCells, emptyToFilled } = this.budget.limits;
    if (++this.empty > emptyCells && this.empty > this.filled * emptyToFilled)
      throw this.budget.refusal('sheet_mostly_empty', { found: this.place.name, other: String(this.filled) });
  }

  private textOf({ type, value, style }: Cell): string {
    const { texts, dateStyles, is1904 } = this.workbook;
    switch (type) {
      case 's': {
        const text = texts.get(Number(value));
        if (text === null) throw this.damaged('a text is missing');
        return text;
      }
      case 'inlineStr':
      case 'str':
        return unescaped(value);
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
      case 'd':
        return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
      case 'e':
        return value;
      default:
        return (dateStyles[style] ? dateOfSerial(value, is1904) : null) ?? numberText(value);
    }
  }

  private closeRow(): void {
    const { cells, part } = this;
    if (cells.length === 0) return;
    part.add(this.row, cells);
    if (part.characters > this.longestPart) throw this.budget.refusal('container_burst', { found: this.place.name });
    this.cells = [];
  }

  private merge(reference: string): void {
    const [from = '', to = ''] = reference.split(':');
    const [top, bottom, left, right] = [rowOf(from), rowOf(to), columnOf(from), columnOf(to)];
    if (top < 1 || bottom < top || left < 0 || right < left) return;
    if (this.merges.length >= this.budget.limits.styles) throw this.budget.tooLarge('too many merged cells');
    this.merges.push({ top, bottom, left, right });
  }
}
