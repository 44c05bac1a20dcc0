import { describe, expect, it } from 'vitest';
import { dayNumber } from '../domain/day';
import { importText } from './testing/files';

const told = ({ problems }: Awaited<ReturnType<typeof importText>>) =>
  problems.map(({ code, row, column }) => [code, row, column]);

describe('touchpoints', () => {
  it('a day, a kind, who and what', async () => {
    const { planning, analysis } = await importText(
      'account_id,on,kind,owner,note\na,2026-03-01,QBR,Zoë,"went well"\nb,2026-03-02,,,\nc,2026-03-03,Phone call,,\n',
    );
    expect(analysis.kind).toBe('touchpoints');
    expect(planning).toEqual([
      {
        table: 'touchpoint',
        accountId: 'a',
        onDay: dayNumber(2026, 3, 1),
        kind: 'qbr',
        owner: 'Zoë',
        note: 'went well',
        row: 2,
      },
      {
        table: 'touchpoint',
        accountId: 'b',
        onDay: dayNumber(2026, 3, 2),
        kind: null,
        owner: null,
        note: null,
        row: 3,
      },
      {
        table: 'touchpoint',
        accountId: 'c',
        onDay: dayNumber(2026, 3, 3),
        kind: 'call',
        owner: null,
        note: null,
        row: 4,
      },
    ]);
  });

  it('bad rows name row, column and what would do', async () => {
    const read = await importText('account_id,on,kind\n,2026-03-01,qbr\na,soon,qbr\na,,call\na,2026-03-01,seance\n');
    expect(told(read)).toEqual([
      ['missing_value', 2, 'account_id'],
      ['bad_date', 3, 'on'],
      ['missing_value', 4, 'on'],
      ['unknown_choice', 5, 'kind'],
    ]);
    expect(read.problems[3]?.message).toBe('Row 5, kind: "seance" is none of qbr, call, email');
  });
});

describe('plans', () => {
  const HEADER = 'account_id,opened_on,source,amount,expected_on,champion,owner,status,closed_on\n';

  it('an open one, a won one; the amount in smallest units', async () => {
    const { planning, problems } = await importText(
      `${HEADER}a,2026-01-10,seats,"12,000.50",2026-04-01,Ada,Zoë,,\nb,2026-01-11,,,,,,Closed won,2026-02-01\n`,
      { decimal: '.' },
    );
    expect(problems).toEqual([]);
    expect(planning).toEqual([
      {
        table: 'expansion_plan',
        accountId: 'a',
        openedDay: dayNumber(2026, 1, 10),
        source: 'seats',
        amountMinor: 1_200_050,
        expectedDay: dayNumber(2026, 4, 1),
        champion: 'Ada',
        owner: 'Zoë',
        status: 'open',
        closedDay: null,
        row: 2,
      },
      expect.objectContaining({ accountId: 'b', status: 'won', closedDay: dayNumber(2026, 2, 1), amountMinor: null }),
    ]);
  });

  it('what contradicts itself is refused, a missing day of closing is a warning', async () => {
    const read = await importText(
      `${HEADER}a,2026-02-01,,,,,,won,2026-01-01\nb,2026-02-01,,,,,,open,2026-03-01\nc,2026-02-01,,-5,,,,,\nd,2026-02-01,,,,,,lost,\ne,2026-02-01,,,,,,maybe,\n`,
    );
    expect(told(read)).toEqual([
      ['closed_before_opened', 2, 'closed_on'],
      ['open_with_close', 3, 'closed_on'],
      ['negative_value', 4, 'amount'],
      ['closed_without_day', 5, 'closed_on'],
      ['unknown_choice', 6, 'status'],
    ]);
    expect(read.result).toMatchObject({ read: 5, accepted: 1, rejected: 4 });
    expect(read.problems[0]?.message).toBe(
      'Row 2, closed_on: the plan was closed on 2026-01-01, before it was opened on 2026-02-01',
    );
  });

  it('an amount in another currency than the report is refused', async () => {
    expect(told(await importText(`${HEADER}a,2026-02-01,,€50,,,,,\n`))).toEqual([['currency_mismatch', 2, 'amount']]);
  });
});

describe('costs', () => {
  it('a month, a motion, a team; yen have no decimals', async () => {
    const { planning } = await importText(
      'month,motion,team,amount\n2026-03,Expansion,CS,5000\nApr 2026,new logo,,0\n',
      {
        currency: 'JPY',
      },
    );
    expect(planning).toEqual([
      { table: 'cost', month: '2026-03', motion: 'expansion', team: 'CS', amountMinor: 5000, row: 2 },
      { table: 'cost', month: '2026-04', motion: 'new', team: null, amountMinor: 0, row: 3 },
    ]);
  });

  it('the same month, motion and team twice would silently lose one', async () => {
    const read = await importText(
      'month,motion,team,amount\n2026-03,expansion,CS,5\n2026-03,expansion,CS,6\n2026-03,new,CS,7\nsoon,new,,1\n2026-03,partner,,1\n2026-03,new,,\n2026-03,new,,-1\n',
    );
    expect(told(read)).toEqual([
      ['duplicate_cost', 3, 'month'],
      ['bad_month', 5, 'month'],
      ['unknown_choice', 6, 'motion'],
      ['missing_value', 7, 'amount'],
      ['negative_value', 8, 'amount'],
    ]);
  });
});

describe('control totals', () => {
  it('a month and its MRR; twice the same month would silently lose one', async () => {
    const read = await importText('month,mrr\n2026-03,1200.50\nApr 2026,-3\n2026-03,7\n2026-05,\n', {
      kind: 'control_totals',
    });
    expect(read.planning).toEqual([
      { table: 'control_total', month: '2026-03', amountMinor: 120050, row: 2 },
      { table: 'control_total', month: '2026-04', amountMinor: -300, row: 3 },
    ]);
    expect(told(read)).toEqual([
      ['duplicate_control_total', 4, 'month'],
      ['missing_value', 5, 'mrr'],
    ]);
  });
});

describe('targets', () => {
  it('110 % is 1.1; a quarter, a month as spreadsheets write it, a year', async () => {
    const { planning, problems } = await importText(
      'metric,period,value,segment,owner\nnrr_12m,2026-Q1,110%,,\ngrr_12m,Mar 2026,0.9,SMB,\narr,2026,1250000,,Zoë\nexpansion rate,2026-q2,5.25 %,,\n',
    );
    expect(problems.map(({ code, severity, row }) => [code, severity, row])).toEqual([
      ['unmeasured_metric', 'warning', 5],
    ]);
    expect(planning.map((row) => (row.table === 'target' ? [row.metric, row.period, row.value] : []))).toEqual([
      ['nrr_12m', '2026-Q1', '1.1'],
      ['grr_12m', '2026-03', '0.9'],
      ['arr', '2026', '1250000'],
      ['expansion rate', '2026-Q2', '0.0525'],
    ]);
  });

  it('a day is no period, and a value is needed', async () => {
    const read = await importText(
      'metric,period,value\nnrr,2026-03-01x,1\nnrr,2026-Q5,1\nnrr,2026,\nnrr,2026,high\nnrr,2026,1.1\nnrr,2026,1.2\n',
    );
    expect(told(read)).toEqual([
      ['bad_period', 2, 'period'],
      ['bad_period', 3, 'period'],
      ['missing_value', 4, 'value'],
      ['bad_number', 5, 'value'],
      ['duplicate_target', 7, 'metric'],
    ]);
  });

  it('a metric that nobody knows is named with those that there are', async () => {
    const read = await importText(
      'metric,period,value\nhappiness,2026,9\nNet revenue retention,2026,1.1\nnrr,2026,1.2\n',
    );
    expect(told(read)).toEqual([
      ['unknown_metric', 2, 'metric'],
      ['duplicate_target', 4, 'metric'],
    ]);
    expect(read.problems[0]?.message).toContain('Row 2, metric: "happiness" is no metric; there are nrr_1m, nrr_3m');
    expect(read.problems[0]?.remedy).toContain('ratchet glossary');
  });

  it('a value that its metric cannot have is refused: 104 for a rate, 1.04 of what is kept, 5 % of money, less than nothing', async () => {
    const read = await importText(
      'metric,period,value\nnrr_12m,2026,104\ngrr,2026,1.04\nchurn,2026,5 %\narr,2026,-1\nnrr_1m,2026,-5 %\nnrr_3m,2026,500 %\nlogo,2026,1\nchurn,2025,0\nwin_rate,2026,35\nqbr_effect,2026,-0.02\n',
    );
    expect(told(read)).toEqual([
      ['value_out_of_range', 2, 'value'],
      ['value_out_of_range', 3, 'value'],
      ['amount_as_percent', 4, 'value'],
      ['value_out_of_range', 5, 'value'],
      ['value_out_of_range', 6, 'value'],
      ['unmeasured_metric', 10, 'metric'],
      ['value_out_of_range', 10, 'value'],
      ['unmeasured_metric', 11, 'metric'],
    ]);
    expect(read.result).toMatchObject({ read: 10, accepted: 4, rejected: 6 });
    expect(read.problems.slice(0, 4).map(({ message }) => message)).toEqual([
      'Row 2, value: nrr_12m is from 0 to 5; 104 is not',
      'Row 3, value: grr_12m is from 0 to 1; 1.04 is not',
      'Row 4, value: churn is an amount of money, and 5 % is a percentage',
      'Row 5, value: arr is at least 0; -1 is not',
    ]);
    expect(read.problems[0]?.remedy).toContain('104 %');
  });
});
