/** How offers of matches are worded: where accounts come from, what speaks for an offer, how sure it is. */

const SYSTEMS: Readonly<Record<string, string>> = {
  stripe: 'Stripe',
  chartmogul: 'ChartMogul',
  chargebee: 'Chargebee',
  recurly: 'Recurly',
  baremetrics: 'Baremetrics',
  openpay: 'OpenPay',
  files: 'Files',
};

/** A source as people call it: 'Stripe'. */
export const systemName = (source: string): string => SYSTEMS[source] ?? source;

/** The same within a sentence. */
export const systemInWords = (source: string): string => (source === 'files' ? 'your files' : systemName(source));

/** 'Stripe and ChartMogul'. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

interface ReasonInput {
  kind: 'external_id' | 'email' | 'domain' | 'name' | 'similar_name';
  value: string;
}

/** 'Domain acme.com'. */
export function reasonWords({ kind, value }: ReasonInput): string {
  switch (kind) {
    case 'external_id':
      return `Id ${value}`;
    case 'email':
      return `E-mail ${value}`;
    case 'domain':
      return `Domain ${value}`;
    case 'name':
      return 'Same name';
    case 'similar_name':
      return 'Similar name';
  }
}

const LIKELY = 0.7;

export const likelihood = (confidence: number, isSure: boolean): string =>
  isSure ? 'Very likely' : confidence >= LIKELY ? 'Likely' : 'Possible';
