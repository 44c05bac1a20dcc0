/**
 * Names of companies that do not exist: coined stems, each used once, dressed by industry and region.
 */
import type { Random } from './random';

export const industries = [
  'Logistics',
  'Manufacturing',
  'Construction',
  'Healthcare',
  'Retail',
  'Professional services',
  'Energy',
  'Software',
] as const;
export type Industry = (typeof industries)[number];

export const regions = ['North America', 'EMEA', 'APAC'] as const;
export type Region = (typeof regions)[number];

const heads =
  'Ald Arn Bram Brack Cald Corr Dun Eld Ever Fald Fenn Garr Hax Hols Ild Jarr Kel Kest Lang Lorn Marl Mor Nor Oak Ost Pell Quar Rav Rost Sel Skel Tam Tarn Thorn Ulv Vand Var Wend Wex Yarr'.split(
    ' ',
  );
const tails =
  'abey aker and bourne by combe dale den ell ern field garth grove hurst ick inger low mark mere mont ner rick row sen shaw sted strom thorpe vik wick'.split(
    ' ',
  );

const trades: Record<Industry, readonly string[]> = {
  Logistics: ['Freight', 'Logistics', 'Haulage', 'Lines', 'Cold Chain', 'Parcel', 'Distribution'],
  Manufacturing: ['Tooling', 'Castings', 'Components', 'Plastics', 'Bearings', 'Packaging', 'Works'],
  Construction: ['Builders', 'Civil', 'Interiors', 'Roofing', 'Contractors', 'Scaffolding', 'Concrete'],
  Healthcare: ['Clinics', 'Home Care', 'Diagnostics', 'Dental', 'Medical Supply', 'Therapy', 'Pharmacies'],
  Retail: ['Grocers', 'Outfitters', 'Homewares', 'Garden Centres', 'Optics', 'Bakeries', 'Trading'],
  'Professional services': ['Consulting', 'Surveyors', 'Engineering', 'Facilities', 'Staffing', 'Inspection', 'Legal'],
  Energy: ['Solar', 'Utilities', 'Grid Services', 'Heat', 'Wind', 'Drilling', 'Energy'],
  Software: ['Systems', 'Software', 'Data', 'Robotics', 'Networks', 'Labs', 'Telematics'],
};

const legalForms: Record<Region, readonly (readonly [string, number])[]> = {
  'North America': [
    ['', 8],
    [' Inc.', 3],
    [' Group', 2],
    [' LLC', 2],
    [' Co.', 2],
  ],
  EMEA: [
    ['', 6],
    [' Ltd', 4],
    [' GmbH', 3],
    [' AB', 2],
    [' BV', 2],
  ],
  APAC: [
    ['', 6],
    [' Pty Ltd', 4],
    [' Pte', 2],
    [' Holdings', 1],
  ],
};

/** Letters doubled or run together where two parts meet read as a slip, so those stems are left out. */
const readable = (stem: string): boolean => stem.length <= 10 && !/(.)\1\1|[^aeiouy]{5}|aa|ii|uu/i.test(stem);

/** Gives company names, never the same stem twice. */
export interface NameSource {
  /** @throws RangeError when all stems are used (after some 900 names). */
  next(industry: Industry, region: Region): string;
}

export function nameSource(random: Random): NameSource {
  const stems = random.shuffled(heads.flatMap((head) => tails.map((tail) => head + tail)).filter(readable));
  const take = (): string => {
    const stem = stems.pop();
    if (stem === undefined) throw new RangeError('all invented names are used');
    return stem;
  };
  return {
    next(industry, region) {
      const stem = take();
      const trade = random.pick(trades[industry]);
      return random.weighted([
        [() => `${stem} ${trade}`, 8],
        [() => `${stem} ${trade}${random.weighted(legalForms[region])}`, 5],
        [() => `${stem}${random.weighted(legalForms[region])}`, 2],
        [() => `${stem} & ${take()}`, 2],
        [() => `${stem}, ${take()} & Partners`, 0.4],
      ] as const)();
    },
  };
}
