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
  sources: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  domains: ReadonlySet<string>;
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

interface GroupDraft {
  account: string;
  sources: Set<string>;
  emails: Set<string>;
  domains: Set<string>;
  names: Map<string, CompanyName>;
  ids: { source: string; id: string }[];
  references: { source: string; slug: string; id: string }[];
}

const emptyDraft = (account: string): GroupDraft => ({
  account,
  ...{ sources: new Set<string>(), emails: new Set<string>(), domains: new Set<string>() },
  ...{ names: new Map<string, CompanyName>(), ids: [], references: [] },
});

/** By the name of the account they are read as, so that the order of accounts is nothing. */
export function groupsOf(accounts: readonly MatchableAccount[], sources: ReadonlySet<string>): MatchGroup[] {
  const drafts = new Map<string, GroupDraft>();
  const meanings = new Map<string, SlugMeaning>();
  const meaning = (slug: string): SlugMeaning => {
    const known = meanings.get(slug);
    if (known !== undefined) return known;
    const found = meaningOf(slug, sources);
    meanings.set(slug, found);
    return found;
  };
  for (const account of accounts) {
    const draft = drafts.get(account.readAs) ?? emptyDraft(account.readAs);
    drafts.set(account.readAs, draft);
    addTo(draft, account, meaning);
  }
  return [...drafts.values()]
    .sort((a, b) => compareText(a.account, b.account))
    .map((draft) => ({ ...draft, names: [...draft.names.values()] }));
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
  draft.sources.add(source);
  draft.ids.push({ source, id: externalId.toLowerCase() });
  addMail(draft, externalId);
  if (name !== null && !addMail(draft, name) && name !== externalId) {
    const known = companyName(name);
    if (known !== null && !draft.names.has(known.joined)) draft.names.set(known.joined, known);
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
  draft.emails.add(email);
  addDomain(draft, email);
  return true;
}

function addDomain(draft: GroupDraft, text: string): void {
  const domain = companyDomain(text);
  if (domain !== null) draft.domains.add(domain);
}
