/** What ingest says of a workbook, an archive or a JSON document, and of what is in it. */
import { type Entry, error, notice, SAVE_AS_CSV } from './message-entry';

export const containerMessages = {
  container_damaged: error('the file is damaged and cannot be unpacked ({found})', SAVE_AS_CSV),
  container_encrypted: error('the file is protected by a password', 'save it without a password and import it again'),
  container_path: error(
    'the archive names a file outside its own folder ({found}), as no export does',
    'make the archive again from the files alone, or import them one by one',
  ),
  container_too_large: error(
    'the file holds more than is unpacked: {other}',
    'import its tables one by one as CSV (UTF-8)',
  ),
  container_burst: error(
    'the file unpacks to far more than it takes up or says it holds, as no table does ({found})',
    SAVE_AS_CSV,
  ),
  container_nested: error(
    '{found} is an archive within an archive within an archive',
    'unpack the innermost archive and import its files',
  ),
  container_other: error('this is {found}, which is not read', SAVE_AS_CSV),
  container_empty: error('there is no table in the file', 'put CSV, TSV, XLSX or JSON files into it'),
  container_xml: error('{found} holds something that no spreadsheet program writes', SAVE_AS_CSV),
  sheet_mostly_empty: error(
    'the sheet {found} has hundreds of thousands of cells that are formatted and empty, and {other} that are filled',
    'copy the table alone into a new workbook, or save it as CSV (UTF-8)',
  ),
  json_lists: error(
    'the JSON document is a list of lists, so that nothing names its columns',
    'write each row as an object, such as {"account_id": "a1"}, or save it as CSV (UTF-8)',
  ),
  hidden_sheet: notice('this sheet is hidden in the workbook', 'leave it out if it is none of the data'),
  hidden_rows: notice(
    '{count} rows are hidden in the workbook; they are read too',
    'delete them if they are not meant',
  ),
  formulas: notice(
    '{count} cells are formulas; the results stored with them are read',
    'open and save the workbook in your spreadsheet if it was written by a program',
  ),
  formulas_unsolved: notice(
    '{count} formulas are stored without their result; their rows are rejected where it is needed',
    'open and save the workbook in your spreadsheet, then import it again',
  ),
  merged_cells: notice(
    '{count} groups of cells below the column names are merged; only the first cell of each holds its value',
    'unmerge them and fill each cell, where rows are rejected for it',
  ),
  files_left_out: notice('no tables, and left out: {names}', 'nothing, unless one of them is one'),
  json_lists_kept: notice('{names} hold lists of objects; they are kept as text', 'nothing, unless they are the data'),
  header_rows: notice(
    'the column names stand in rows {found} to {other} and were read as one name each',
    'nothing, unless a column is called what it is not',
  ),
  spreadsheet_error: error(
    'the cell holds {found}, an error of the spreadsheet',
    'mend the formula, or write the value it should have',
  ),
} as const satisfies Record<string, Entry>;
