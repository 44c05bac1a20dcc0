/** Recognises files that are no text at all, by their first bytes, so that they can be named in the answer. */

const signatures: { bytes: number[]; type: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], type: 'a PDF' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], type: 'an old Excel or Office file' },
  { bytes: [0x1f, 0x8b], type: 'a gzip archive' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], type: 'a picture' },
  { bytes: [0xff, 0xd8, 0xff], type: 'a picture' },
  { bytes: [0x50, 0x41, 0x52, 0x31], type: 'a Parquet file' },
];

const extensions: Record<string, string> = {
  xlsx: 'an Excel workbook',
  xlsm: 'an Excel workbook',
  xls: 'an Excel workbook',
  ods: 'a spreadsheet',
  numbers: 'a Numbers spreadsheet',
  zip: 'a zip archive',
  pdf: 'a PDF',
};

const SAVE_AS_CSV = 'open it in your spreadsheet and save it as CSV (UTF-8) or XLSX, then import that file';

const remedies: Record<string, string> = {
  'a PDF': 'a PDF holds pages, not rows: ask whoever made it for the table as CSV or XLSX',
  'an old Excel or Office file': 'open it in Excel and save it as an Excel workbook (.xlsx) or as CSV (UTF-8)',
  'an Excel workbook': 'import it as it is, without another name; if it will not open, save it as CSV (UTF-8)',
  'a Numbers spreadsheet': 'choose File, Export To, CSV in Numbers, then import that file',
  'a gzip archive': 'unpack it and import the file inside it, or make it a zip archive',
  'a picture': 'a picture holds no rows: save the table itself as CSV (UTF-8)',
  'a Parquet file': 'export the table as CSV (UTF-8)',
  'a web page or XML': 'many systems call such a page .xls: open it in your spreadsheet and save it as CSV (UTF-8)',
  JSON: 'write it as a list of objects, [{"account_id": "a1"}], or as one object a line',
};

/** What to do with a file of a type that `binaryType` named. */
export const remedyOfType = (type: string): string => remedies[type] ?? SAVE_AS_CSV;

const extensionOf = (path: string): string => /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** Share of control characters that no text has. */
const MANY_CONTROLS = 0.05;

function controlShare(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  return bytes.length === 0 ? 0 : controls / bytes.length;
}

/** What the file is, null where it may be text. `wide`: two bytes a character, so that NUL bytes are normal. */
export function binaryType(path: string, start: Buffer, wide: boolean): string | null {
  if (start.length === 0) return null;
  const extension = extensionOf(path);
  const starts = (bytes: number[]) => bytes.every((byte, i) => start[i] === byte);
  if (starts([0x50, 0x4b, 3, 4]) || starts([0x50, 0x4b, 5, 6])) return extensions[extension] ?? 'a zip archive';
  const signature = signatures.find(({ bytes }) => starts(bytes));
  if (signature) return signature.type;
  const named = extensions[extension];
  if (named !== undefined) return named;
  const head = start.subarray(0, 8192);
  if (!wide && (head.includes(0) || controlShare(head) > MANY_CONTROLS)) return 'a binary file';
  const text = head.toString('latin1').replace('\u00ef\u00bb\u00bf', '').trimStart();
  if (/^<(!doctype|html|\?xml|table)/i.test(text)) return 'a web page or XML';
  if (/^(\{\s*"|\[\s*[[{])/.test(text)) return 'JSON';
  return null;
}
