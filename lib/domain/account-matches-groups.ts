/** What is known of each customer as it is read now: everything that its accounts state of who they are. */
import { companyDomain, emailOf } from './account-matches-mail';
import { type CompanyName, companyName } from './account-matches-name';

/** An account as its sources state it. */
export interface MatchableAccount {
  /** How the ledger calls it; no other account is called so. */
  account: string;
  source: string;
  /** Its id in that source. */
  externalId: string;
  /** Null: none is stated. */
  name: string | null;
  /** By slug. */
  attributes: Readonly<Record<string, string>>;
  /** What the account is called that it is read as; itself, where it is not merged. */
  readAs: string;
}

/** Accounts that are read as one. */
export interface MatchGroup {
  /** What the account is called that they are read as. */
  account: string;
  /** Each once, as of all that follow: of nearly every customer there is one, for which a set would be dear. */
  sources: readonly string[];
  emails: readonly string[];
  domains: readonly string[];
  names: readonly CompanyName[];
  ids: readonly { source: string; id: string }[];
  /** What attributes of its accounts state that may be the id of an account in another source. */
  references: readonly { source: string; slug: string; id: string }[];
}

const MAIL_SLUG = /(^|_)e?_?mail(_address)?$/;
/** Whoever looks after the account is of our own company, and says nothing of whose it is. */
const OUR_SIDE = /owner|manager|csm|rep$|sales|agent|support|created|updated|assigned/;
const SITE_SLUG = /(^|_)(domains?|web_?sites?|url|web|homepage|home_page)$/;
const REFERENCE_SLUG = /(^|_)(ids?|uuid|oid|ref|reference|customer|account|external|key|code|number|no)$/;

interface GroupDraft extends MatchGroup {
  sources: string[];
  emails: string[];
  domains: string[];
  names: CompanyName[];
  ids: { source: string; id: string }[];
  references: { source: string; slug: string; id: string }[];
}

const emptyDraft = (account: string): GroupDraft => ({
  account,
  ...{ sources: [], emails: [], domains: [], names: [], ids: [], references: [] },
});

function addOnce(list: string[], text: string): void {
  if (!list.includes(text)) list.push(text);
}

/** Accounts that are read before it may be left. */
const ACCOUNTS_A_PIECE = 4_096;

/** By the name of the account they are read as, so that the order of accounts is nothing. May be left now and then. */
export function* groupPieces(
  accounts: readonly MatchableAccount[],
  sources: ReadonlySet<string>,
): Generator<undefined, MatchGroup[]> {
  const drafts = new Map<string, GroupDraft>();
  const meanings = new Map<string, SlugMeaning>();
  const meaning = (slug: string): SlugMeaning => {
    const known = meanings.get(slug);
    if (known !== undefined) return known;
    const found = meaningOf(slug, sources);
    meanings.set(slug, found);
    return found;
  };
  for (const [index, account] of accounts.entries()) {
    if (index % ACCOUNTS_A_PIECE === ACCOUNTS_A_PIECE - 1) yield;
    let draft = drafts.get(account.readAs);
    if (draft === undefined) {
      draft = emptyDraft(account.readAs);
      drafts.set(account.readAs, draft);
    }
    addTo(draft, account, meaning);
  }
  return [...drafts.values()].sort((a, b) => compareText(a.account, b.account));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type SlugMeaning = 'mail' | 'site' | 'reference' | null;

function meaningOf(slug: string, sources: ReadonlySet<string>): SlugMeaning {
  if (OUR_SIDE.test(slug)) return null;
  if (MAIL_SLUG.test(slug)) return 'mail';
  if (SITE_SLUG.test(slug)) return 'site';
  return REFERENCE_SLUG.test(slug) || sources.has(slug) ? 'reference' : null;
}

function addTo(draft: GroupDraft, account: MatchableAccount, meaning: (slug: string) => SlugMeaning): void {
  const { source, externalId, name, attributes } = account;
  addOnce(draft.sources, source);
  draft.ids.push({ source, id: externalId.toLowerCase() });
  addMail(draft, externalId);
  if (name !== null && !addMail(draft, name) && name !== externalId) {
    const known = companyName(name);
    if (known !== null && !draft.names.some(({ joined }) => joined === known.joined)) draft.names.push(known);
  }
  for (const slug in attributes) {
    const means = meaning(slug);
    if (means === null) continue;
    for (const part of partsOf(attributes[slug]!)) {
      if (means === 'mail') addMail(draft, part);
      else if (means === 'site') addDomain(draft, part);
      else draft.references.push({ source, slug, id: part.toLowerCase() });
    }
  }
}

const partsOf = (value: string): string[] => value.split(/[\s,;|]+/).filter((part) => part !== '');

/** Answers whether the text is an e-mail address. */
function addMail(draft: GroupDraft, text: string): boolean {
  if (!text.includes('@')) return false;
  const email = emailOf(text);
  if (email === null) return false;
  addOnce(draft.emails, email);
  addDomain(draft, email);
  return true;
}

function addDomain(draft: GroupDraft, text: string): void {
  const domain = companyDomain(text);
  if (domain !== null) addOnce(draft.domains, domain);
}
