import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBenchmarks } from './benchmark-figures';

const HEADER = 'metric,segment_type,segment,p25,median,p75,other,unit,data_year,n,publisher,document,url,kind';
const read = (...rows: string[]) => readBenchmarks('own.csv', [HEADER, ...rows].join('\n'));
const GOOD =
  'NRR,arr,$5-20M,98,104.5,112,,pct,2025,140,Acme Ventures,Portfolio letter,https://acme.example/letter,portfolio';

describe('a file of benchmark figures', () => {
  it('reads percentages exactly, bounds of size, and who said it', () => {
    expect(read(GOOD)).toEqual({
      read: 1,
      problems: [],
      figures: [
        {
          row: 2,
          figure: {
            metric: 'nrr_12m',
            method: 'portfolio',
            population: 'ARR $5-20M',
            size: { of: 'arr', from: 5_000_000, below: 20_000_000 },
            is_all: false,
            low: 0.98,
            median: 1.045,
            high: 1.12,
            said: '',
            year: '2025',
            n: '140',
            publisher: 'Acme Ventures',
            document: 'Portfolio letter',
            url: 'https://acme.example/letter',
            measures: '',
            how_read: '',
          },
        },
      ],
    });
  });

  it('names row, column and remedy of what is wrong, and keeps the rest', () => {
    const {
      figures,
      problems,
      read: rows,
    } = read(
      GOOD,
      'churn,all,everyone,,13,,,pct,2018,,KBCM,Survey,,survey',
      'NRR,all,everyone,,about 101,,,pct,2024,,Benchmarkit,2025,,survey',
      'NRR,all,everyone,,101,,,months,2024,,Benchmarkit,2025,,survey',
      'NRR,arr,mid-size,,101,,,pct,2024,,Benchmarkit,2025,,survey',
      'NRR,all,everyone,110,101,,,pct,2024,,Benchmarkit,2025,,survey',
      'NRR,all,everyone,,112,,,ratio,2024,,Benchmarkit,2025,,survey',
      'NRR,all,everyone,,101,,,pct,,,Benchmarkit,2025,,survey',
      GOOD.replace('104.5', '105'),
    );
    expect([rows, figures.length]).toEqual([9, 1]);
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'metric', 'unknown_choice'],
      [4, 'median', 'bad_number'],
      [5, 'unit', 'wrong_unit'],
      [6, 'segment', 'bad_size'],
      [7, 'median', 'bad_figure'],
      [8, 'median', 'bad_figure'],
      [9, 'data_year', 'bad_figure'],
      [10, null, 'duplicate_figure'],
    ]);
    expect(problems[1]).toMatchObject({
      message: 'Row 4, median: expected a number like 101.5, found about 101',
      remedy: 'write a plain number; what else there is to say goes into "other"',
    });
  });

  it('of other words for the columns is understood; one without them, or without rows, says so', () => {
    const own =
      'Metric;Population;Value;Unit;Year;Publisher;Document;Method\nGRR;Globex;91,5;%;2025;Globex;Annual report;peer';
    expect(readBenchmarks('peers.csv', own).figures[0]?.figure).toMatchObject({
      metric: 'grr_12m',
      median: 0.915,
      method: 'peer',
    });
    expect(readBenchmarks('x.csv', 'a,b\n1,2').problems[0]).toMatchObject({ row: null, code: 'missing_column' });
    expect(readBenchmarks('x.csv', `${HEADER}\n`).problems[0]).toMatchObject({ code: 'no_rows' });
    expect(readBenchmarks('x.csv', '').problems[0]).toMatchObject({ code: 'empty_file' });
    expect(readBenchmarks('x.csv', `${HEADER}\n"NRR,all`).problems[0]).toMatchObject({ code: 'unclosed_quote' });
  });

  it('of the sizes that publishers write is bounded as they say', () => {
    const bounds = (segment: string) => read(GOOD.replace('$5-20M', segment)).figures[0]?.figure.size;
    expect(bounds('<$5M')).toEqual({ of: 'arr', from: 0, below: 5_000_000 });
    expect(bounds('>$100M')).toEqual({ of: 'arr', from: 100_000_000, below: null });
    expect(bounds('$20M+')).toEqual({ of: 'arr', from: 20_000_000, below: null });
    expect(bounds('$300K-1M')).toEqual({ of: 'arr', from: 300_000, below: 1_000_000 });
    expect(bounds('<$25/mo')).toEqual({ of: 'arr', from: 0, below: 25 });
  });
});

const SHARED = join(import.meta.dirname, '../../../shared/data/benchmarks.csv');

describe.runIf(existsSync(SHARED))('the published figures as a file', () => {
  it('are read, or refused by name: every row is one or the other', () => {
    const { read: rows, figures, problems } = readBenchmarks('benchmarks.csv', readFileSync(SHARED, 'utf8'));
    expect(figures.length + problems.length).toBe(rows);
    expect(figures.length).toBeGreaterThan(30);
  });
});
