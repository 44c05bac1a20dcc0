/**
 * Names of the figures that pages show first, as the catalogue has them (a test holds them equal). What they mean is
 * read by few: the catalogue itself comes when a definition is opened.
 */
import type { CatalogueSlug } from '@/lib/domain/catalogue';

export const metricNames = {
  nrr: { name: 'Net revenue retention', shortName: 'NRR' },
  grr: { name: 'Gross retention', shortName: 'GRR' },
  logo_retention: { name: 'Logo retention', shortName: 'Logo' },
  nrr_effect: { name: 'Effect on NRR', shortName: 'Effect on NRR' },
  arr: { name: 'ARR', shortName: 'ARR' },
  active_accounts: { name: 'Active accounts', shortName: 'Accounts' },
  expansion_rate: { name: 'Expansion rate', shortName: 'Rate' },
  movements: { name: 'Movements', shortName: 'Movements' },
  expansion: { name: 'Expansion', shortName: 'Expansion' },
  genuine_rate: { name: 'Genuine expansion rate', shortName: 'Genuine rate' },
  expanding_accounts: { name: 'Expanding accounts', shortName: 'Expanding' },
  expansion_to_new_3m: { name: 'Expansion to new business', shortName: 'Expansion ÷ new' },
  forecast_nrr: { name: 'Forecast NRR', shortName: 'Forecast NRR' },
  forecast_arr: { name: 'Forecast ARR', shortName: 'Forecast ARR' },
  payback_months: { name: 'Expansion CAC payback', shortName: 'Payback' },
  new_payback_months: { name: 'New-logo CAC payback', shortName: 'New payback' },
  cost_ratio: { name: 'Cost of expansion to cost of new', shortName: 'Cost ratio' },
} as const satisfies Partial<Record<CatalogueSlug, { name: string; shortName: string }>>;

export type MetricSlug = keyof typeof metricNames;
