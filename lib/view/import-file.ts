/**
 * Whether a file can be read at all, said before it is sent. The first bytes decide, since a name proves nothing:
 * a picture renamed to .csv is still a picture. Workbooks, archives and JSON are taken apart by the server.
 */

/** How many bytes `refuseFile` wants to see. */
export const HEAD_BYTES = 512;

export interface Refusal {
  title: string;
  remedy: string;
}

interface Signature {
  bytes: readonly number[];
  what: string;
  remedy: string;
}

const asWorkbook =
  'In Excel: File, Save as, “Excel workbook (.xlsx)” or “CSV UTF-8”. In Numbers: File, Export to, Excel. Then drop that file here.';
const exportCsv = 'Export the invoice lines or subscriptions from your billing system as CSV and drop that file here.';

const signatures: readonly Signature[] = [
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook (.xls)', remedy: asWorkbook },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', remedy: exportCsv },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a picture', remedy: exportCsv },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture', remedy: exportCsv },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a picture', remedy: exportCsv },
  { bytes: [0x1f, 0x8b], what: 'compressed (gzip)', remedy: 'Unpack it and drop the file inside.' },
];

const zip: readonly number[] = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

/** UTF-16 text has a zero beside every Latin letter; its mark tells it from a binary file. */
const isUtf16 = (head: Uint8Array): boolean => startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);

/**
 * Why a file cannot be read, or null where nothing speaks against it.
 * `head` is the file's beginning, up to `HEAD_BYTES`.
 */
export function refuseFile(name: string, bytes: number, head: Uint8Array): Refusal | null {
  if (bytes === 0) return { title: `${name} is empty`, remedy: 'It has 0 bytes. Export it again and drop it here.' };
  if (startsWith(head, zip)) {
    return /\.(ods|numbers|docx|pptx|pages|key)$/i.test(name)
      ? { title: `${name} is a document of a kind that Ratchet does not read`, remedy: asWorkbook }
      : null;
  }
  const known = signatures.find((signature) => startsWith(head, signature.bytes));
  if (known) return { title: `${name} is ${known.what}, which Ratchet does not read`, remedy: known.remedy };
  if (isUtf16(head)) return null;
  if (head.includes(0)) return { title: `${name} is not a text file`, remedy: exportCsv };
  return refuseText(name, bytes, head);
}

function refuseText(name: string, bytes: number, head: Uint8Array): Refusal | null {
  const text = new TextDecoder()
    .decode(head)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text === '' && bytes <= head.length) {
    return { title: `${name} holds nothing but blank lines`, remedy: 'Export it again and drop it here.' };
  }
  if (/^<(!doctype|html|\?xml)/i.test(text)) {
    return { title: `${name} is a web page or XML, which Ratchet does not read`, remedy: exportCsv };
  }
  return null;
}

/** A name for cells pasted from a sheet (tabs) or for pasted CSV text. */
export const pastedName = (text: string): string => (text.includes('\t') ? 'pasted.tsv' : 'pasted.csv');

/** Whether pasted text can be a table: at least two lines, and a separator in the first. */
export function looksLikeTable(text: string): boolean {
  const lines = text.trim().split(/\r?\n/, 2);
  return lines.length === 2 && /[,;\t]/.test(lines[0] ?? '');
}

/** The columns that a file of rejected rows begins with, whatever its separator. */
const REJECTS = /^\uFEFF?"?row"?([,;\t|])"?column"?\1"?code"?\1"?reason"?\1"?remedy"?\1/i;

/**
 * The name of the file whose rejected rows this one brings mended ('bad.csv' for 'bad.csv.rejects (1).csv'); null: it is
 * no file of rejected rows.
 */
export function mendedName(name: string, head: Uint8Array): string | null {
  if (!REJECTS.test(new TextDecoder().decode(head))) return null;
  return name.replace(/(\.rejects)?( ?\(\d+\))?\.(csv|tsv|txt)$/i, '');
}
