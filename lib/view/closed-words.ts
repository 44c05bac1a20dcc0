/** What changed a closed month since, in words. */
import { type SettingKey, settingWords } from './settings';

/** As the report of a restatement gives it. */
export interface ChangeInput {
  id: string;
  kind: 'import' | 'withdrawal' | 'adjustment' | 'undone' | 'accounts' | 'settings';
  file: string | null;
  description: string | null;
  reason: string | null;
  settings: readonly string[];
}

const isSetting = (name: string): name is SettingKey => Object.hasOwn(settingWords, name);
const settingText = (name: string): string => (isSetting(name) ? settingWords[name].label : name).toLowerCase();

/** 'Imported october.csv', 'Withdrew october.csv', 'Changed days of grace' */
export function changeWords({ kind, file, description, settings }: ChangeInput): string {
  switch (kind) {
    case 'import':
      return `Imported ${file ?? 'a file'}`;
    case 'withdrawal':
      return `Withdrew ${file ?? 'an import'}`;
    case 'adjustment':
      return description ?? 'Adjusted by hand';
    case 'undone':
      return `Undid: ${description ?? 'an adjustment'}`;
    case 'accounts':
      return description ?? 'Marked accounts';
    case 'settings':
      return `Changed ${settings.map(settingText).join(', ') || 'settings'}`;
  }
}

const MOST_ROWS_NAMED = 3;

/** 'row 7', 'rows 7, 8 and 12', 'rows 7, 8, 9 and 11 more' */
export function rowsWords(rows: readonly { row: number }[]): string | null {
  const [first] = rows;
  if (first === undefined) return null;
  if (rows.length === 1) return `row ${first.row}`;
  const isShort = rows.length <= MOST_ROWS_NAMED;
  const named = rows.slice(0, isShort ? rows.length - 1 : MOST_ROWS_NAMED).map(({ row }) => row);
  const rest = isShort ? `${rows.at(-1)?.row}` : `${rows.length - named.length} more`;
  return `rows ${named.join(', ')} and ${rest}`;
}
