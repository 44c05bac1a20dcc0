/** Offers of matches as a page and the command tell them: the two accounts, why, how sure, and what to mind. */
import { arrMoney, dayText, percentNumber, wholeNumber } from './format';
import { instantInWords } from './import-history';
import { likelihood, listed, reasonWords, systemInWords, systemName } from './match-words';
import { moneyCell, numberColumn, type TwinTable, textCell, textColumn } from './twin';

interface AccountInput {
  account: string;
  name: string;
  sources: string[];
  arr: number;
  since: string | null;
}

export interface MatchesInput {
  currency: string;
  accounts: number;
  total: number;
  sure: number;
  by_sources: { sources: string[]; offers: number }[];
  offers: {
    id: string;
    confidence: number;
    is_sure: boolean;
    reasons: Parameters<typeof reasonWords>[0][];
    into: AccountInput;
    account: AccountInput;
    has_same_arr: boolean;
  }[];
  refused: { id: string; accounts: { account: string; name: string }[]; refused_by: string; refused_at: string }[];
}

export interface MatchSide {
  account: string;
  name: string;
  /** Where it comes from, its id, and since when it has revenue. */
  from: string;
  arr: string;
}

export interface MatchLine {
  id: string;
  /** Both by name, for who hears the page. */
  label: string;
  confidence: string;
  likelihood: string;
  isSure: boolean;
  reasons: string[];
  into: MatchSide;
  account: MatchSide;
  /** What to mind before it is accepted; null: nothing. */
  caution: string | null;
}

export interface RefusedLine {
  id: string;
  names: string;
  /** Who refused it, and when. */
  by: string;
}

export interface MatchesModel {
  finding: string;
  sub: string;
  lines: MatchLine[];
  /** Ids of those that are as good as certain. */
  sure: string[];
  /** How many of all are listed; null: all of them. */
  rest: string | null;
  refused: RefusedLine[];
}

const pairs = (count: number): string =>
  count === 1 ? '1 pair of accounts' : `${wholeNumber(count)} pairs of accounts`;

const customers = (count: number, source: string): string =>
  `${wholeNumber(count)} ${count === 1 ? 'customer' : 'customers'} of ${systemInWords(source)}`;

/** '12 customers of Stripe look like accounts of ChartMogul'; null: no two sources have customers alike. */
export function crossSourceFinding({ by_sources }: Pick<MatchesInput, 'by_sources'>): string | null {
  const found = by_sources.filter(({ sources }) => sources.length > 1);
  const [first] = found;
  if (first === undefined) return null;
  const { offers, sources } = first;
  if (found.length > 1 || sources.length > 2) {
    const count = found.reduce((sum, each) => sum + each.offers, 0);
    const all = [...new Set(found.flatMap((each) => each.sources))].sort().map(systemInWords);
    return `${pairs(count)} of ${listed(all)} look like one customer each`;
  }
  const [one = '', other = ''] = inOrder(sources);
  return `${customers(offers, one)} ${offers === 1 ? 'looks like an account' : 'look like accounts'} of ${systemInWords(other)}`;
}

/** Billing before files and analytics. */
const inOrder = (sources: readonly string[]): string[] =>
  [...sources].sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1));
const orderOf = (source: string): number => (source === 'files' ? 2 : source === 'chartmogul' ? 1 : 0);

function findingOf({ total, by_sources, accounts }: MatchesInput): string {
  if (total === 0) return accounts === 0 ? 'There are no accounts yet' : 'No two accounts look like one customer';
  const across = by_sources.filter(({ sources }) => sources.length > 1).reduce((sum, each) => sum + each.offers, 0);
  if (across === total) return crossSourceFinding({ by_sources }) ?? '';
  return `${pairs(total)} ${total === 1 ? 'looks' : 'look'} like one customer${total === 1 ? '' : ' each'}`;
}

const sideOf = ({ account, name, sources, arr, since }: AccountInput, currency: string): MatchSide => ({
  account,
  name,
  from: [
    sources.map(systemName).join(', '),
    ...(account === name ? [] : [account]),
    since === null ? 'no revenue yet' : `since ${dayText(since)}`,
  ].join(' · '),
  arr: arrMoney(arr, currency),
});

function lineOf(offer: MatchesInput['offers'][number], currency: string): MatchLine {
  const [into, account] = [sideOf(offer.into, currency), sideOf(offer.account, currency)];
  return {
    id: offer.id,
    label: `${into.name} (${offer.into.sources.map(systemName).join(', ')}) and ${account.name} (${offer.account.sources.map(systemName).join(', ')})`,
    confidence: `${percentNumber(offer.confidence, 0)}%`,
    likelihood: likelihood(offer.confidence, offer.is_sure),
    isSure: offer.is_sure,
    reasons: offer.reasons.map(reasonWords),
    into,
    account,
    caution: offer.has_same_arr
      ? `Both have ARR of ${into.arr}. Where two sources state the same revenue it counts twice, merged or not: withdraw one of the imports.`
      : null,
  };
}

export function prepareMatches(report: MatchesInput, timeZone: string): MatchesModel {
  const { total, sure, offers, currency, refused } = report;
  const lines = offers.map((offer) => lineOf(offer, currency));
  return {
    finding: findingOf(report),
    sub:
      total === 0
        ? 'Looked for by ids, e-mail addresses, domains and names, of different sources and within one'
        : `${wholeNumber(sure)} of them very likely, by ids, e-mail addresses, domains and names. Merged, the two are read as one account over all history, and what one started later becomes the other’s expansion.`,
    lines,
    sure: lines.filter(({ isSure }) => isSure).map(({ id }) => id),
    rest: lines.length < total ? `${wholeNumber(lines.length)} of ${wholeNumber(total)} offers` : null,
    refused: refused.map(({ id, accounts, refused_by, refused_at }) => ({
      id,
      names: listed(accounts.map(({ name }) => name)),
      by: `${refused_by === 'local' ? 'You' : refused_by}, ${instantInWords(refused_at, timeZone)}`,
    })),
  };
}

/** 'Merge 3 pairs'. */
export const mergeWords = (count: number): string => `Merge ${count === 1 ? '1 pair' : `${wholeNumber(count)} pairs`}`;

export const mergedWords = (merged: number): string =>
  merged === 1 ? '1 account is now read as another' : `${wholeNumber(merged)} accounts are now read as others`;

/** Every offer, as a file. */
export const matchesTable = ({ offers, currency }: Pick<MatchesInput, 'offers' | 'currency'>): TwinTable => ({
  fileName: 'matches',
  columns: [
    ...['Account that stays', 'Its id', 'Its sources'].map(textColumn),
    numberColumn('Its ARR'),
    ...['Other account', 'Other id', 'Other sources'].map(textColumn),
    numberColumn('Other ARR'),
    numberColumn('Confidence'),
    ...['Reasons', 'Offer'].map(textColumn),
  ],
  rows: offers.map(({ into, account, confidence, reasons, id }) => [
    ...[into, account].flatMap(({ name, account: own, sources, arr }) => [
      ...[name, own, sources.map(systemName).join(', ')].map((text) => textCell(text)),
      moneyCell(arr, currency),
    ]),
    { text: `${percentNumber(confidence, 0)}%`, plain: String(confidence) },
    ...[reasons.map(reasonWords).join(', '), id].map((text) => textCell(text)),
  ]),
});
