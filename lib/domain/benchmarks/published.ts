/**
 * What others have published about retention and expansion (metrics.md section 10), each figure with who published it, in
 * which document, of which year and population, and how it was measured. Survey medians, billing data, an investor's
 * portfolio and targets are different things and never stand in one band.
 */

import type { PopulationSize } from './population';

export type PublishedKind = 'survey' | 'billing data' | 'portfolio' | 'target';

export interface PublishedFigure {
  /** 'nrr_12m', 'grr_12m', 'expansion_share_of_new' … */
  metric: string;
  population: string;
  /** Null: the population is not bounded by size, or not by one that can be compared. */
  size: PopulationSize | null;
  /** All companies that the source looked at. */
  is_all: boolean;
  /** Quartiles and median, ratios; null: not published. */
  p25: number | null;
  median: number | null;
  p75: number | null;
  /** What else it says, in its own words; '' where nothing. */
  said: string;
  /** Of the data. */
  year: string;
  /** Companies asked; null: not published. */
  n: string | null;
  publisher: string;
  document: string;
  url: string | null;
  kind: PublishedKind;
  /** 'read in the source', or 'reported by others'. */
  how_read: string;
  /** What exactly was measured. */
  measures: string;
}

/** metric, population, size, lower quartile, median, upper quartile, what else, year, n, publisher, document, address, kind, how read, measures */
const TABLE = `
nrr_12m|private B2B SaaS (survey)|all||1.01||105 in CY2021; 103 in CY2022 (US)|CY2024|228|Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|trailing 12 months company-level survey
grr_12m|private B2B SaaS (survey)|all||0.88||90 in 2022|CY2024|225|Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|trailing 12 months survey
grr_12m|usage-based||0.88|0.92|0.96||CY2024||Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|trailing 12 months survey
grr_12m|subscription or hybrid|||0.88|||CY2024||Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|trailing 12 months survey
nrr_12m|hybrid subscription+usage|||1.1|||CY2024||Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|trailing 12 months survey
nrr_12m|private B2B SaaS (survey)|all|0.92|1.02|1.1||CY2025|230|Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
nrr_12m|ARR <$5M|arr 0-5000000||0.94|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
nrr_12m|ARR $20-50M|arr 20000000-50000000||1.01|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
nrr_12m|ARR >$100M|arr 100000000-||1.03|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
nrr_12m|contract value $25-50K|acv 25000-50000||1.05|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
nrr_12m|usage-based|||1.08|1.55||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
nrr_12m|seat-based|||0.98|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
grr_12m|private B2B SaaS (survey)|all|0.76|0.84|0.91||CY2025|226|Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
grr_12m|sales-led|||0.88|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
grr_12m|hybrid|||0.8|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
grr_12m|PLG|||0.79|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
grr_12m|contract value $50-100K|acv 50000-100000||0.91|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
grr_12m|contract value <$5K|acv 0-5000||0.8|||CY2025||Aleph x Benchmarkit|2026 SaaS & AI benchmarks||survey|reported by others|trailing 12 months survey
nrr_12m|private B2B SaaS >$1M ARR|all||1.01|||2024 (2025 survey)|>1000|SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months revenue-weighted per company
grr_12m|private B2B SaaS >$1M ARR|all||0.91|||2024|>1000|SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
nrr_12m|bootstrapped|||1.04|||2024||SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
grr_12m|bootstrapped|||0.92|||2024||SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
nrr_12m|equity-backed|||1.01|||2024||SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
grr_12m|equity-backed|||0.9|||2024||SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
nrr_12m|contract value <$12K|acv 0-12000||0.98|||2024||SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
grr_12m|contract value <$12K|acv 0-12000||0.9|||2024||SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
nrr_12m|contract value $25-50K|acv 25000-50000|0.97|1.02|1.11||2024||SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
nrr_12m|contract value >$250K|acv 250000-||1.06|||2024||SaaS Capital|RB32 2025 B2B SaaS Retention Benchmarks|https://www.saas-capital.com/wp-content/uploads/2025/09/RB32WS1-2025-B2B-SaaS-Retention-Benchmarks.pdf|survey|reported by others|trailing 12 months
nrr_12m|contract value <$12K|acv 0-12000||1|||2022 (2023 survey)|>1500|SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
nrr_12m|contract value $12-25K|acv 12000-25000||1.02|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
nrr_12m|contract value $25-50K|acv 25000-50000||1.03|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
nrr_12m|contract value $50-100K|acv 50000-100000||1.05|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
nrr_12m|contract value $100-250K|acv 100000-250000||1.07|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
nrr_12m|contract value >$250K|acv 250000-||1.1|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
grr_12m|contract value <$12K|acv 0-12000||0.9|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
grr_12m|contract value $12-25K|acv 12000-25000||0.9|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
grr_12m|contract value $25-50K|acv 25000-50000||0.92|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
grr_12m|contract value $50-100K|acv 50000-100000||0.93|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
grr_12m|contract value $100-250K|acv 100000-250000||0.93|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
grr_12m|contract value >$250K|acv 250000-||0.93|||2022||SaaS Capital|RB28 2023 B2B SaaS Retention Benchmarks, figure 1||survey|read in the source|trailing 12 months
nrr_12m|ARR <$300K|arr 0-300000||||best-in-class 95|2022|>2100|ChartMogul|SaaS Benchmarks Report 2023 (reported by finerva.com 2023-06-28)|https://finerva.com/news/saas-revenue-retention-rates-vary-according-to-business-stage-customer-type/|billing data|reported by others|year over year from billing data
nrr_12m|ARR $15-30M|arr 15000000-30000000||||best-in-class 110|2022|>2100|ChartMogul|SaaS Benchmarks Report 2023 (reported by finerva.com 2023-06-28)|https://finerva.com/news/saas-revenue-retention-rates-vary-according-to-business-stage-customer-type/|billing data|read in the source|year over year billing data
nrr_12m|revenue per account <$25/mo|arpa 0-25||||best-in-class 82|2022|>2100|ChartMogul|SaaS Benchmarks Report 2023 (reported by finerva.com 2023-06-28)|https://finerva.com/news/saas-revenue-retention-rates-vary-according-to-business-stage-customer-type/|billing data|read in the source|year over year billing data
nrr_12m|revenue per account >$1000/mo|arpa 1000-||||best-in-class 126|2022|>2100|ChartMogul|SaaS Benchmarks Report 2023 (reported by finerva.com 2023-06-28)|https://finerva.com/news/saas-revenue-retention-rates-vary-according-to-business-stage-customer-type/|billing data|read in the source|year over year billing data
nrr_12m|self-serve-skewed billing sample >=$250K ARR|all||0.82|0.97||to Sep 2025|~2700|ChartMogul|SaaS Retention Report 2025|https://chartmogul.com/reports/|billing data|reported by others|year over year billing data; not comparable with surveys
expansion_share_of_gained|ChartMogul sample|all||||28.8 (2020) -> 32.3 (2023); new business 62.0 -> 57.9|2020-2023|>2100|ChartMogul|SaaS Benchmarks Report 2023|https://chartmogul.com/reports/saas-benchmarks-report/2023/|billing data|read in the source|share of ARR gained
expansion_share_of_new|private SaaS|all||0.4||+5pp on 2023|CY2024|81|Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|expansion/(new+expansion)
expansion_share_of_new|ARR $50-100M|arr 50000000-100000000||0.58|||CY2024||Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|expansion/(new+expansion)
expansion_share_of_new|ARR >$100M|arr 100000000-||0.67||n=6: fragile|CY2024|6|Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|expansion/(new+expansion)
expansion_share_of_new|>$5M ARR|all||0.37|||2018|214|KBCM|2019 Private SaaS Company Survey|https://www.scribd.com/document/486191576/2019-KBCM-SaaS-Survey-pdf|survey|read in the source|bookings
gross_churn|>$5M ARR|all||0.13|||2018|~21x|KBCM|2019 Private SaaS Company Survey|https://www.scribd.com/document/486191576/2019-KBCM-SaaS-Survey-pdf|survey|read in the source|of prior year-end ARR
expansion_cac_ratio|private SaaS|all||1||0.61 (2020); 0.69 (2021-22); <20% compute it|CY2024|21|Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|reported by others|S&M and CS on expansion / expansion ARR
new_cac_ratio|private SaaS|all||2||4th quartile 2.82|CY2024|73|Benchmarkit|2025 SaaS Performance Metrics|https://www.benchmarkit.ai/2025benchmarks|survey|read in the source|S&M / new customer ARR
blended_cac_ratio|>$5M ARR|all||1.14|||2018|197|KBCM|2019 Private SaaS Company Survey|https://www.scribd.com/document/486191576/2019-KBCM-SaaS-Survey-pdf|survey|read in the source|S&M / all new ARR
grr_12m|ARR $1-5M|arr 1000000-5000000||0.92||95 the year before|2025|>800|High Alpha|2025 SaaS Benchmarks (reported by developmentcorporate.com)|https://developmentcorporate.com/startups/the-2025-saas-metrics-that-matter-most-for-1m-5m-arr-startups|survey|reported by others|survey
nrr_12m|top-quartile portfolio, ARR >$10M|||||>120|2022|92|ICONIQ Growth|Growth & efficiency (SaaStr talk summary)|https://www.slideshare.net/slideshow/unveiling-the-data-behind-effective-scaling-with-iconiq-growth-253098692/253098692|portfolio|read in the source|investor portfolio: survivorship
nrr_12m|Series B/C (good/better/best)|||||100 / 110 / 120|2021?||Bessemer|(edition not seen)||target|reported by others|targets not measurements
nrr_12m|Consumer SaaS|||||55/80|2020|20 practitioners|Lenny Rachitsky|What is good retention|https://www.lennysnewsletter.com/p/what-is-good-retention-issue-29|target|reported by others|opinion
nrr_12m|bottom-up|||||100/120|2020|20 practitioners|Lenny Rachitsky|What is good retention|https://www.lennysnewsletter.com/p/what-is-good-retention-issue-29|target|reported by others|opinion
nrr_12m|very small business L&E|||||80/100|2020|20 practitioners|Lenny Rachitsky|What is good retention|https://www.lennysnewsletter.com/p/what-is-good-retention-issue-29|target|reported by others|opinion
nrr_12m|SMB/MM|||||90/110|2020|20 practitioners|Lenny Rachitsky|What is good retention|https://www.lennysnewsletter.com/p/what-is-good-retention-issue-29|target|reported by others|opinion
nrr_12m|Enterprise|||||110/130|2020|20 practitioners|Lenny Rachitsky|What is good retention|https://www.lennysnewsletter.com/p/what-is-good-retention-issue-29|target|reported by others|opinion`;

const numberOr = (text: string | undefined): number | null => (text ? Number(text) : null);

function sizeOf(text: string): PopulationSize | null {
  const [, of = '', from = '', below = ''] = /^(arr|acv|arpa) (\d+)-(\d*)$/.exec(text) ?? [];
  return of === '' ? null : { of: of as PopulationSize['of'], from: Number(from), below: numberOr(below) };
}

function figureOf(line: string): PublishedFigure {
  const [metric = '', population = '', size = '', p25, median, p75, said = '', year = '', n, ...source] =
    line.split('|');
  const [publisher = '', document = '', url, kind = '', how_read = '', measures = ''] = source;
  return {
    metric,
    population,
    size: sizeOf(size),
    is_all: size === 'all',
    p25: numberOr(p25),
    median: numberOr(median),
    p75: numberOr(p75),
    said,
    year,
    n: n || null,
    publisher,
    document,
    url: url || null,
    kind: kind as PublishedKind,
    how_read,
    measures,
  };
}

export const published: readonly PublishedFigure[] = TABLE.trim().split('\n').map(figureOf);
