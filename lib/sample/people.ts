/** Who the customers are and who looks after them: what goes into accounts.csv beside the name. */
import type { Plan } from './catalogue';
import { type Industry, industries, type Region, regions } from './names';
import type { Random } from './random';

export const segments = ['SMB', 'Mid-market', 'Enterprise'] as const;
export type Segment = (typeof segments)[number];

export const channels = ['Inbound', 'Outbound', 'Partner', 'Self-serve', 'Referral'] as const;
export type Channel = (typeof channels)[number];

export interface Profile {
  segment: Segment;
  industry: Industry;
  region: Region;
  channel: Channel;
  owner: string;
  employees: number;
}

/** Whose book changes hands, to whom. */
export const LEAVING_OWNER = 'Priya Raman';
export const SUCCEEDING_OWNER = 'Jonas Lindqvist';
/** Who took over a colleague's customers of some industries. */
export const SPECIALIST = 'Elena Ortiz';
export const SPECIALISTS_INDUSTRIES: readonly Industry[] = ['Healthcare', 'Manufacturing'];

const owners: Record<Region, readonly string[]> = {
  'North America': [LEAVING_OWNER, 'Marcus Webb', 'Elena Ortiz'],
  EMEA: ['Sofia Hartmann', 'Tom Adeyemi'],
  APAC: ['Mei Tanaka'],
};

const regionShares: Record<Region, number> = { 'North America': 54, EMEA: 32, APAC: 14 };
const industryShares: Record<Industry, number> = {
  Logistics: 24,
  Manufacturing: 17,
  Construction: 15,
  Healthcare: 12,
  Retail: 10,
  'Professional services': 10,
  Energy: 7,
  Software: 5,
};
const channelShares: Record<Segment, Record<Channel, number>> = {
  SMB: { Inbound: 34, Outbound: 6, Partner: 12, 'Self-serve': 38, Referral: 10 },
  'Mid-market': { Inbound: 38, Outbound: 27, Partner: 20, 'Self-serve': 4, Referral: 11 },
  Enterprise: { Inbound: 20, Outbound: 48, Partner: 22, 'Self-serve': 0, Referral: 10 },
};
const employeeRange: Record<Segment, readonly [number, number]> = {
  SMB: [12, 95],
  'Mid-market': [110, 900],
  Enterprise: [1_100, 9_000],
};

const byShare = <Key extends string>(keys: readonly Key[], shares: Record<Key, number>): [Key, number][] =>
  keys.map((key) => [key, shares[key]]);

export function drawProfile(random: Random, segment: Segment): Profile {
  const region = random.weighted(byShare(regions, regionShares));
  const [low, high] = employeeRange[segment];
  return {
    segment,
    region,
    industry: random.weighted(byShare(industries, industryShares)),
    channel: random.weighted(byShare(channels, channelShares[segment])),
    owner: random.pick(owners[region]),
    employees: Math.floor(low * (high / low) ** random.unit()),
  };
}

/** What an account of a segment first buys: seats in a long-tailed range, a plan, a way to pay. */
export interface FirstOrder {
  seats: number;
  plan: Plan;
  annual: boolean;
  discountPercent: number;
}

const seatRange: Record<Segment, readonly [number, number]> = {
  SMB: [4, 30],
  'Mid-market': [28, 110],
  Enterprise: [110, 260],
};
const planShares: Record<Segment, readonly (readonly [Plan, number])[]> = {
  SMB: [
    ['Team', 72],
    ['Business', 28],
  ],
  'Mid-market': [
    ['Team', 24],
    ['Business', 62],
    ['Enterprise', 14],
  ],
  Enterprise: [
    ['Business', 58],
    ['Enterprise', 42],
  ],
};
const annualShare: Record<Segment, number> = { SMB: 0.3, 'Mid-market': 0.7, Enterprise: 0.94 };
const discountShares: Record<Segment, readonly (readonly [number, number])[]> = {
  SMB: [
    [0, 90],
    [10, 10],
  ],
  'Mid-market': [
    [0, 58],
    [5, 12],
    [10, 22],
    [15, 8],
  ],
  Enterprise: [
    [0, 20],
    [10, 30],
    [15, 30],
    [20, 20],
  ],
};

export function drawFirstOrder(random: Random, segment: Segment): FirstOrder {
  const [low, high] = seatRange[segment];
  const exact = low * (high / low) ** random.unit();
  const rounding = segment === 'SMB' ? 1 : 5;
  return {
    seats: Math.max(low, Math.floor(exact / rounding) * rounding),
    plan: random.weighted(planShares[segment]),
    annual: random.chance(annualShare[segment]),
    discountPercent: random.weighted(discountShares[segment]),
  };
}
