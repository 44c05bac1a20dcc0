/** Products in a question: movements and retention go by them; all else is of whole accounts, and says so. */

/** As an attribute in a filter. */
export const PRODUCT = 'product';

export const OF_PRODUCTS = 'Movements and retention go by product; all else is of whole accounts.';

const isOfProduct = (filter: string): boolean => /^product\s*(!?=)/.test(filter);

export const goesByProduct = (where: readonly string[] | undefined): boolean => where?.some(isOfProduct) ?? false;

/** The filters without those of products. */
export const ofWholeAccounts = (where: readonly string[]): string[] => where.filter((filter) => !isOfProduct(filter));

/** Why a card cannot be shown by product. `what`: as it begins a sentence, 'The bridge'. */
export const wholeAccountsWords = (what: string, areMany = false): string =>
  `${what} ${areMany ? 'are' : 'is'} of whole accounts: an account’s products come and go without it. Movements and retention go by product.`;
