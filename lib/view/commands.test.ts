import { describe, expect, it } from 'vitest';
import { accountHref, type CommandSources, commandGroups, dayTyped } from './commands';
import type { Question } from './question';

const question: Question = {
  period: '12m',
  grid: 'month',
  where: ['segment=SMB'],
  attr_at: 'current',
  compare: 'none',
  as_of: null,
  fx: 'plan',
  roll_up: 'account',
};
const metric = (slug: string, name: string, short_name: string, section: number) => ({
  slug,
  name,
  short_name,
  section,
  formula: 'As defined.',
});
const sources: CommandSources = {
  question,
  metrics: [
    metric('nrr', 'Net revenue retention', 'NRR', 5),
    metric('grr', 'Gross retention', 'GRR', 5),
    metric('nrr_without_price', 'NRR at constant prices', 'NRR, no price', 5),
    metric('fx', 'Exchange rates', 'FX', 8),
  ],
  views: [{ id: 4, name: 'Board', path: '/retention', search: 'window=3' }],
};
const none = { recent: [], found: [] };
const first = (typed: string) => commandGroups(typed, sources, none)[0]?.commands[0];

describe('the command menu', () => {
  it('“nrr” means net revenue retention first, and goes where it stands, filters kept', () => {
    expect(first('nrr')).toMatchObject({
      key: 'metric nrr',
      effect: { kind: 'go', href: '/retention?period=12m&where=segment=SMB' },
    });
  });

  it('a page’s own name means the page', () => {
    expect(first('retention')?.key).toBe('page /retention');
    expect(first(' COH')?.key).toBe('page /cohorts');
  });

  it('gives the definition where no page shows the figure', () => {
    expect(first('exchange')?.effect).toEqual({ kind: 'define', slug: 'fx' });
  });

  it('finds actions and saved views by what else they are called', () => {
    expect(first('upload')?.label).toBe('Import a file');
    expect(first('annotate')?.effect).toEqual({ kind: 'do', action: 'note' });
    expect(first('dark')?.label).toBe('Theme: dark');
    expect(first('board')?.effect).toEqual({ kind: 'go', href: '/retention?window=3' });
  });

  it('a day at the end means as of that day', () => {
    expect(first('as of 2026-10-31')?.effect).toEqual({ kind: 'as-of', day: '2026-10-31' });
    expect(dayTyped('as of 2026-02-30')).toBeNull();
  });

  it('shows accounts that the server found last, and those looked at lately before anything is typed', () => {
    const acme = { account: 'a/1', name: 'Acme' };
    const typed = commandGroups('reten', sources, { recent: [], found: [acme] });
    expect(typed.at(-1)).toMatchObject({ name: 'Accounts', commands: [{ label: 'Acme', note: 'a/1' }] });
    expect(commandGroups('', sources, { recent: [acme], found: [] })[0]?.name).toBe('Recent accounts');
    expect(accountHref('a/1', { ...question, where: [], period: '24m' })).toBe('/accounts/a%2F1');
  });

  it('says nothing where nothing fits', () => {
    expect(commandGroups('qqq', sources, none)).toEqual([]);
  });
});
