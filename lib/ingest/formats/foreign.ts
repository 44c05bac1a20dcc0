/**
 * What is known of a foreign kind beside its fields. A new one is: its name in `lib/domain/foreign-kinds.ts`, its fields
 * (`<name>-fields.ts`, a line in `fields.ts`), its format (`<name>.ts`, a line in `registry.ts`) and its words
 * (`lib/view/import-foreign-words.ts`). Types hold the lists together.
 */
import type { ForeignSource } from '../../domain/foreign-kinds';
import type { KindFields } from '../field';
import type { ProblemCode } from '../messages';
import { normalHeader } from '../similarity';

export interface ForeignFields extends KindFields {
  source: ForeignSource;
  /** 'accounts': its rows tell of customers alone, and say nothing about how far revenue is complete. */
  states: 'revenue' | 'accounts';
  /**
   * Who says through which day it is complete: its rows do; it is asked where no earlier import says it; or each time,
   * because the file is the state of that one day, and is the opening balance of a ledger that begins with it.
   */
  dataThrough: 'file' | 'first' | 'always';
  /** Headers by which it is recognised, how many of them must be there, and how sure that is; left out: nearly certain. */
  signature: { headers: readonly string[]; least: number; certainty?: number };
  /** What each field holds; where left out, what it holds in the canonical kinds. */
  meanings: Readonly<Record<string, string>>;
  /** What the file cannot tell, or how sure its columns are: said with the preview and with the outcome. */
  says: readonly ProblemCode[];
  /** Columns that are no field become attributes of the account, except these headers; left out: none do. */
  attributes?: { except: readonly string[] };
}

/** Whether enough of its own headers are there. */
export function hasSignature({ signature }: Pick<ForeignFields, 'signature'>, headers: readonly string[]): boolean {
  const names = new Set(headers.map(normalHeader));
  return signature.headers.filter((header) => names.has(normalHeader(header))).length >= signature.least;
}

const METADATA = /^attributes\.(custom\.)?|\s*\(metadata\)\s*$/gi;

/** The header of an attribute without what the exporting system wrote beside its name. */
export const attributeHeader = (header: string): string => header.replace(METADATA, '');
