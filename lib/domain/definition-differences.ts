/** Which accounts make the difference between a definition and ours (metrics.md section 11). */
import { accountMask } from './account-mask';
import type { Facts } from './facts';
import { largestFirst } from './largest-first';

export interface DefinitionDifference {
  account: string;
  name: string;
  /** What the account adds under this definition less what it adds under ours; ARR, signed. */
  arr: number;
}

/** What a definition counts: of each of the accounts, what it adds, by account number. */
interface Counted {
  accounts: Int32Array;
  addedMinor: Float64Array;
}

/** Accounts that add another amount than under ours, by the size of the difference, largest first, ties by account id. */
export class Differences {
  /** By what definitions add: every account that adds another amount there than under ours. */
  private readonly known = new Map<Float64Array, { minor: Float64Array; order: Int32Array }>();

  constructor(private readonly facts: Facts) {}

  between(definition: Counted, ours: Counted): DefinitionDifference[] {
    if (definition.accounts !== ours.accounts) {
      const { minor, order } = this.sort(definition, ours);
      return Array.from(order, (account) => this.differenceOf(account, minor));
    }
    // Segments of the same accounts on both sides differ as all accounts do: those are sorted once.
    const accounts = this.facts.everyAccount;
    const { addedMinor } = definition;
    const whole = this.known.get(addedMinor) ?? this.sort({ accounts, addedMinor }, { ...ours, accounts });
    this.known.set(addedMinor, whole);
    const isAsked = accountMask(this.facts, definition.accounts);
    const found: DefinitionDifference[] = [];
    for (const account of whole.order) if (isAsked[account] === 1) found.push(this.differenceOf(account, whole.minor));
    return found;
  }

  private sort(definition: Counted, ours: Counted): { minor: Float64Array; order: Int32Array } {
    const { facts } = this;
    const minor = new Float64Array(facts.accounts);
    const add = ({ accounts, addedMinor }: Counted, sign: 1 | -1): void => {
      for (let index = 0; index < accounts.length; index += 1)
        minor[accounts[index]!]! += sign * addedMinor[accounts[index]!]!;
    };
    add(definition, 1);
    add(ours, -1);
    return { minor, order: largestFirst(facts, minor, accountsOf(minor)) };
  }

  private differenceOf(account: number, minor: Float64Array): DefinitionDifference {
    const { accountIds, accountNames } = this.facts;
    return { account: accountIds[account]!, name: accountNames[account]!, arr: minor[account]! };
  }
}

/** The accounts that have something. */
function accountsOf(minor: Float64Array): Int32Array {
  const found = new Int32Array(minor.length);
  let length = 0;
  for (let account = 0; account < minor.length; account += 1) {
    found[length] = account;
    if (minor[account] !== 0) length += 1;
  }
  return found.subarray(0, length);
}
