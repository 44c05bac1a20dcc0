/** A workbook of 100,000 rows: from the command's start to its rows in the ledger, and the memory it took. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { formatDay } from '@/lib/domain/day';
import { changeKinds, changeStatuses } from '@/lib/domain/records';
import { openStore } from '@/lib/store/open';
import { stopStore } from '@/lib/store/server';
import { accountId, type BigLedger, lineProducts, planNames } from './big-ledger';
import { changeFileColumns } from './changes-file';
import { atMostMs, type Finding, timesFinding } from './findings';
import { runRatchet } from './import-process';
import { timesOf } from './turns';

const MEBIBYTE = 1024 * 1024;
const ROWS = 100_000;
const MOST_MS = 20_000;
const MOST_MEMORY_BYTES = 400 * MEBIBYTE;
/** Serial number of 1970-01-01 in the system of 1900. */
const EPOCH_SERIAL = 25_569;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Texts by number, as workbooks keep them. */
class Texts {
  private readonly numbers = new Map<string, number>();

  cell(text: string): string {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return `<c t="s"><v>${number}</v></c>`;
  }

  xml(): string {
    return `<sst xmlns="${MAIN}">${[...this.numbers.keys()].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
  }
}

function sheetOf(ledger: BigLedger, rows: number, texts: Texts): string {
  const { account, effectiveDay, item, kind, status, amountMinor } = ledger.records.changes;
  const lines = [`<row r="1">${changeFileColumns.map((name) => texts.cell(name)).join('')}</row>`];
  for (let row = 0; row < rows; row += 1) {
    const number = account[row]!;
    const amount = `<c s="2"><v>${amountMinor[row]! / 100}</v></c>`;
    const cells = [
      texts.cell(accountId(number)),
      `<c s="1"><v>${effectiveDay[row]! + EPOCH_SERIAL}</v></c>`,
      texts.cell(lineProducts[item[row]! % lineProducts.length]!),
      texts.cell(changeKinds[kind[row]!]!),
      texts.cell(planNames[number % planNames.length]!),
      '<c><v>1</v></c>',
      amount,
      amount,
      texts.cell('month'),
      texts.cell('USD'),
      texts.cell(changeStatuses[status[row]!]!),
    ];
    lines.push(`<row r="${row + 2}">${cells.join('')}</row>`);
  }
  return `<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function workbookOf(ledger: BigLedger, rows: number): Uint8Array {
  const texts = new Texts();
  const sheet = sheetOf(ledger, rows, texts);
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Changes" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="2"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': texts.xml(),
    'xl/worksheets/sheet1.xml': sheet,
  };
  const packed: Zippable = {};
  for (const [name, text] of Object.entries(files)) packed[name] = Buffer.from(text);
  return zipSync(packed, { level: 6 });
}

/** `folder`: for the workbook and the store, both gone with it. */
export async function workbookFindings(ledger: BigLedger, bundle: string, folder: string): Promise<Finding[]> {
  const rows = Math.min(ROWS, ledger.records.changes.length);
  const file = join(folder, 'book.xlsx');
  await writeFile(file, workbookOf(ledger, rows));
  const dataDir = join(folder, 'workbook-store');
  await (await openStore({ dataDir })).close();
  try {
    const through = ['--data-through', formatDay(ledger.dataThrough), '--currency', 'USD'];
    const { ms, peakBytes, answer } = await runRatchet(bundle, [
      'import',
      file,
      ...through,
      '--data',
      dataDir,
      '--json',
    ]);
    if (answer.read !== rows) throw new Error(`the workbook has ${rows} rows, and ${answer.read} were read`);
    const time = timesFinding(`import of a workbook of ${rows.toLocaleString('en-US')} rows`, timesOf([ms]));
    time.targets = [atMostMs(ms, MOST_MS)];
    if (peakBytes === null) return [time];
    time.note = `${Math.ceil(peakBytes / MEBIBYTE)} MiB`;
    time.targets.push({ words: '≤ 400 MiB', met: peakBytes <= MOST_MEMORY_BYTES });
    return [time];
  } finally {
    await stopStore(dataDir, { remove: true });
  }
}
