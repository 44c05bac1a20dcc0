/**
 * By product (metrics.md section 9): what a ledger says of some of its products. Retention reads the facts of their own
 * revenue, movements the accounts' movements as far as they are these products'. All of it is worked out when it is
 * first asked for, from the lines, so that a ledger nobody asks about products pays nothing for them.
 */
import { buildCells } from './cells';
import { type Facts, once } from './facts';
import { type Ledger, NEVER } from './ledger';
import type { LedgerBasis } from './lines';
import { buildMonthEnds } from './month-ends';
import { buildPriceEnds } from './price-ends';
import { buildProductCells, type ProductCells } from './product-cells';
import { productLedger } from './product-ledger';
import { buildProductShares, type ProductShares } from './product-shares';
import { buildProductSteps, type ProductSteps } from './product-steps';
import { type Shares, UNSHARED } from './shares';

export interface ProductFacts {
  /**
   * The products' own revenue; its cells, month ends and price are worked out when they are read. Its cells have no
   * sources.
   */
  own: Facts;
  /** The accounts' movements, as large as the products' shares of them, with their sources; built when asked for. */
  monthCells(): ProductCells;
  weekCells(): ProductCells;
}

/** Month ends that are kept at once, of all selections of products; the last one asked for is kept whatever its size. */
const KEPT_VALUES = 80_000_000;

/** Month ends of a selection, of its balances and its prices, whether they have been asked for or not. */
const valuesOf = ({ accounts, months, priceEnds }: Facts): number => accounts * (months + 1) * (priceEnds ? 2 : 1);

export class Products {
  private readonly kept = new Map<string, ProductFacts>();
  private readonly steps: ProductSteps;
  private readonly rank: Int32Array;
  /** By cell of the accounts' months, what each product had of it; made when first asked for. */
  readonly monthShares = once(() => this.sharesOf(this.facts.monthCells));
  private readonly weekShares = once(() => this.sharesOf(this.facts.weekCells()));

  constructor(
    private readonly facts: Facts,
    basis: LedgerBasis,
    private readonly keptValues = KEPT_VALUES,
  ) {
    const { openingDay, day } = facts.ledger;
    // Most often one product changes at a time, and the account's balance with it.
    this.steps = buildProductSteps(basis, openingDay, day.length + 1);
    const byName = [...facts.products.keys()].sort((a, b) => (facts.products[a]! < facts.products[b]! ? -1 : 1));
    this.rank = new Int32Array(byName.length);
    byName.forEach((code, place) => {
      this.rank[code] = place;
    });
  }

  /** Names of the products that accounts of the list (null: all) have had revenue of by data-through, ascending. */
  namesOf(accounts: Int32Array | null): string[] {
    const { offset, product, from, day } = this.steps;
    const { products, everyAccount, dataThrough } = this.facts;
    const seen = new Uint8Array(products.length);
    for (const account of accounts ?? everyAccount)
      for (let course = offset[account]!; course < offset[account + 1]!; course += 1) {
        const first = from[course]!;
        if (first < from[course + 1]! && day[first]! <= dataThrough) seen[product[course]!] = 1;
      }
    const found = [...products.keys()].filter((code) => seen[code] === 1);
    return found.sort((a, b) => this.rank[a]! - this.rank[b]!).map((code) => products[code]!);
  }

  /** The facts of these products together. */
  factsOf(names: readonly string[]): ProductFacts {
    const wanted = Uint8Array.from(this.facts.products, (name) => (names.includes(name) ? 1 : 0));
    const key = wanted.join('');
    const facts = this.kept.get(key) ?? this.build(wanted);
    this.kept.delete(key);
    this.kept.set(key, facts);
    const room = Math.max(Math.floor(this.keptValues / valuesOf(this.facts)), 1);
    if (this.kept.size > room) this.kept.delete(this.kept.keys().next().value!);
    return facts;
  }

  private build(wanted: Uint8Array): ProductFacts {
    const { facts } = this;
    return {
      own: ownFacts(facts, productLedger(facts, this.steps, wanted)),
      monthCells: once(() => buildProductCells(facts.monthCells, this.monthShares(), wanted)),
      weekCells: once(() => buildProductCells(facts.weekCells(), this.weekShares(), wanted)),
    };
  }

  private sharesOf(cells: Facts['monthCells']): ProductShares {
    const { components, dataThrough } = this.facts;
    return buildProductShares(cells, this.steps, components, dataThrough, this.rank);
  }
}

/** The same months and accounts, of another ledger. */
function ownFacts(facts: Facts, ledger: Ledger): Facts {
  const { dataThrough, firstMonth, months } = facts;
  const openingMinor = new Float64Array(ledger.accounts);
  for (let account = 0; account < ledger.accounts; account += 1)
    if (ledger.opening[account] === 1) openingMinor[account] = ledger.arrMinor[ledger.offset[account]!]!;
  const firstActiveDay = ledger.firstActiveDay.map((day) => (day <= dataThrough ? day : NEVER));
  const monthCells = once(() => buildCells(ledger, facts.monthCells.periods, dataThrough));
  const monthUnshared = once(() => unshared(monthCells().type.length));
  const weekCells = once(() => buildCells(ledger, facts.weekCells().periods, dataThrough));
  const ends = once(() => ({
    month: buildMonthEnds(ledger, firstMonth, months, dataThrough, facts.largestMinor),
    price: buildPriceEnds(ledger.components, firstMonth, months, dataThrough, facts.largestMinor),
  }));
  return {
    ...facts,
    ledger,
    firstActiveDay,
    hasBeenActive: (account) => firstActiveDay[account] !== NEVER,
    isOpening: (account) => ledger.opening[account] === 1,
    get monthCells() {
      return monthCells();
    },
    get monthShares() {
      return monthUnshared();
    },
    get monthMotions() {
      return monthUnshared();
    },
    weekCells,
    weekShares: once(() => unshared(weekCells().type.length)),
    get components() {
      return ledger.components;
    },
    get monthEnds() {
      return ends().month;
    },
    get priceEnds() {
      return ends().price;
    },
    openingMinor,
  };
}

const unshared = (cells: number): Shares => ({
  kind: new Uint8Array(cells).fill(UNSHARED),
  mixedAt: new Int32Array(0),
  mixedOffset: new Int32Array(1),
  mixedKind: new Uint8Array(0),
  mixedMinor: new Float64Array(0),
});

const known = new WeakMap<Facts, Products>();

/** The products of a ledger, kept as long as its facts are; `basis`: what those were derived from. */
export function productsOf(facts: Facts, basis: LedgerBasis): Products {
  const products = known.get(facts) ?? new Products(facts, basis);
  known.set(facts, products);
  return products;
}
