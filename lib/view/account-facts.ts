/** What else is known of an account: its lines, attributes with their history, relations, touchpoints and plans. */
import { statedSource } from '@/lib/domain/source';
import { attributeName } from './filters';
import { dayText, formatExactMoney, NO_FIGURE, wholeNumber } from './format';
import { sourceNames } from './source-names';

interface Named {
  account: string;
  name: string;
}

interface Attribute {
  slug: string;
  spells: readonly { from: string | null; value: string | null; is_ahead: boolean }[];
}

/** As much of the report of an account as these need. */
export interface AccountFacts {
  account: string;
  asked: string;
  name: string;
  currency: string;
  lines: readonly {
    product: string;
    plan: string | null;
    quantity: number | null;
    arr: number;
    since: string;
  }[];
  attributes: readonly Attribute[];
  computed: readonly Attribute[];
  excluded: { reason: string | null; since: string } | null;
  merged: readonly (Named & { since: string })[];
  parent: Named | null;
  parts: readonly Named[];
  touchpoints: readonly {
    record: number | null;
    on: string;
    kind: string | null;
    owner: string | null;
    note: string | null;
  }[];
  plans: readonly {
    record: number | null;
    opened_on: string;
    source: string | null;
    amount_arr: number | null;
    expected_on: string | null;
    champion: string | null;
    owner: string | null;
    status: 'open' | 'won' | 'lost';
    closed_on: string | null;
  }[];
}

export interface AttributeLine {
  name: string;
  value: string;
  /** 'since 1 Mar 2026'; '' where it was always so. */
  since: string;
  /** 'Ada until 1 Mar 2026', the latest first. */
  history: string[];
}

function attributeLine({ slug, spells }: Attribute): AttributeLine {
  const past = spells.filter(({ is_ahead }) => !is_ahead);
  const now = past.at(-1);
  const words = (value: string | null): string => value ?? 'none';
  const ahead = spells.filter(({ is_ahead }) => is_ahead);
  return {
    name: attributeName(slug),
    value: now?.value ?? NO_FIGURE,
    since: now?.from == null || past.length < 2 ? '' : `since ${dayText(now.from)}`,
    history: [
      ...ahead.map(({ value, from }) => `${words(value)} from ${dayText(from ?? '')}`),
      ...past
        .slice(0, -1)
        .map(({ value }, index) => `${words(value)} until ${dayText(past[index + 1]?.from ?? '')}`)
        .reverse(),
    ],
  };
}

export const attributeLines = (attributes: readonly Attribute[]): AttributeLine[] => attributes.map(attributeLine);

export const productLines = ({ lines, currency }: AccountFacts) =>
  lines.map(({ product, plan, quantity, arr, since }, index) => ({
    key: `${product} ${index}`,
    product,
    note: [
      plan,
      quantity !== null && `${wholeNumber(quantity)} ${quantity === 1 ? 'unit' : 'units'}`,
      `since ${dayText(since)}`,
    ]
      .filter(Boolean)
      .join(', '),
    arr: formatExactMoney(arr, currency),
  }));

const touchpointNames: Readonly<Record<string, string>> = { qbr: 'Business review', call: 'Call', email: 'Email' };
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The source that a plan names, as it is called elsewhere; any other word as it is. */
function planWords(stated: string): string {
  const source = statedSource(stated);
  return source === null ? stated : sourceNames[source].toLowerCase();
}

/** Touchpoints and plans, the latest first. */
export function plannedLines({ account, name, touchpoints, plans, currency }: AccountFacts) {
  const held = touchpoints.map(({ record, on, kind, owner, note }) => ({
    on,
    of: { kind: 'touchpoint' as const, touchpoint: { account, name, record, on, kind, owner, note } },
    what: kind === null ? 'Touchpoint' : (touchpointNames[kind] ?? kind),
    note: [owner, note].filter(Boolean).join(': '),
    amount: '',
  }));
  const planned = plans.map((plan) => ({
    on: plan.closed_on ?? plan.opened_on,
    of: { kind: 'plan' as const, plan: { account, name, ...plan } },
    what: `Plan ${plan.status}${plan.source ? `, ${planWords(plan.source)}` : ''}`,
    note: [
      plan.owner,
      plan.champion && `champion ${plan.champion}`,
      plan.status === 'open' && plan.expected_on && `expected ${dayText(plan.expected_on)}`,
    ]
      .filter(Boolean)
      .join(', '),
    amount: plan.amount_arr === null ? '' : formatExactMoney(plan.amount_arr, currency),
  }));
  return [...held, ...planned]
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .map(({ on, what, ...line }, index) => ({ key: `${on} ${index}`, day: dayText(on), what: capital(what), ...line }));
}

export interface Relation {
  key: string;
  /** 'A part of', 'Its part', 'Read as it' */
  how: string;
  account: string;
  name: string;
  note: string;
  /** It is another id of the same account, and could be read as itself again. */
  isMerged: boolean;
}

/** Parent, parts and merged accounts. */
export const relations = ({ parent, parts, merged }: AccountFacts): Relation[] => [
  ...(parent ? [{ key: 'parent', how: 'A part of', ...parent, note: '', isMerged: false }] : []),
  ...parts.map((part) => ({ key: `part ${part.account}`, how: 'Its part', ...part, note: '', isMerged: false })),
  ...merged.map(({ since, ...account }) => ({
    key: `merged ${account.account}`,
    how: 'Merged into it',
    ...account,
    note: `since ${dayText(since)}`,
    isMerged: true,
  })),
];

/** What to know before reading on: that it is in no figure, or is another account; null: nothing. */
export function accountNotice({ excluded, asked, account, name }: AccountFacts): string | null {
  if (excluded)
    return `In no figure since ${dayText(excluded.since)}${excluded.reason ? `: ${excluded.reason}` : ', without a reason given'}.`;
  if (asked !== account) return `${asked} is merged into ${name} (${account}), whose story this is.`;
  return null;
}
