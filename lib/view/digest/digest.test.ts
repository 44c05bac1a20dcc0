import { describe, expect, it } from 'vitest';
import type { RetentionReport } from '@/lib/domain/report';
import { prepareBridge } from '../bridge';
import type { BridgeFigures } from '../bridge-question';
import { escaped, markup, raw } from '../markup';
import { prepareCourse } from './course';
import { deliveryRows, lastTrouble, occurrenceRows, scheduleFinding, scheduleNote } from './page';
import { prepareWhy } from './why';

const retention = (rates: readonly (number | null)[], current: { day: string; nrr: number } | null) =>
  ({
    rows: rates.map((nrr, index) => ({ period: `2026-${String(index + 1).padStart(2, '0')}`, nrr })),
    current,
  }) as unknown as RetentionReport;

describe('the course of NRR in a mail', () => {
  it('stands on 100%: columns above it and below it, the last one to date', () => {
    const course = prepareCourse(retention([1.1, 0.95, null, 1.05], { day: '2026-05-12', nrr: 1.02 }));
    expect(course?.finding).toBe('NRR stood above 100% in 3 of the last 4 months');
    expect(course?.columns.map(({ text, isToDate }) => [text, isToDate])).toEqual([
      ['110.0%', false],
      ['95.0%', false],
      ['105.0%', false],
      ['102.0%', true],
    ]);
    expect(course?.columns.map(({ height }) => Number(height.toFixed(6)))).toEqual([1, -0.5, 0.5, 0.2]);
    expect([course?.above, Number(course?.below.toFixed(6))]).toEqual([1, 0.5]);
    expect(course?.words).toBe('Jan 2026 110.0%, Feb 2026 95.0%, Apr 2026 105.0%, May 2026 102.0%');
  });

  it('is not drawn of one month, nor of none', () => {
    expect(prepareCourse(retention([1.1], null))).toBeNull();
    expect(prepareCourse(retention([null, null], null))).toBeNull();
  });
});

it('no bar of the bridge is longer than the longest, also where accounts outweigh their groups', () => {
  const row = (account: string, contribution: number) => ({ account, name: account, contribution, change_arr: 1 });
  const end = (day: string, nrr: number) => ({ day, nrr, accounts: 3, start_arr: 100, end_arr: 100 });
  const rows = [row('a', -0.08), row('b', 0.06)];
  const nothing = { accounts: 0, contribution: 0, change_arr: 0 };
  const report = {
    ...{ window: 12, currency: 'USD', data_through: '2026-05-31', points: -2 },
    ...{ from: end('2026-04-30', 1.04), to: end('2026-05-31', 1.02), entered: [], left: [], base: rows },
    totals: { entered: nothing, left: nothing, base: { accounts: 2, contribution: -0.02, change_arr: 2 } },
  } as unknown as BridgeFigures;
  const why = prepareWhy(prepareBridge(report), report);
  expect(why.groups[2]?.share).toBeCloseTo(-0.25, 9);
  expect(why.groups[2]?.lines.map(({ share }) => share)).toEqual([-1, 0.75]);
});

describe('the page of the digest', () => {
  const state = {
    plan: { weekly: true, weekday: 5, hour: 8, recipients: ['a@example.com', 'b@example.com'] },
    time_zone: 'Europe/Berlin',
    machine_zone: 'UTC',
    next_due: '2026-11-27T07:00:00.000Z',
    mail_server: null,
    webhook: 'hooks.example.com',
  };

  it('says when it goes to whom', () => {
    expect(scheduleFinding(state)).toBe('Every Friday at 08:00 to 2 addresses and a channel');
    expect(scheduleFinding({ ...state, webhook: null, plan: { ...state.plan, recipients: [] } })).toBe(
      'Every Friday at 08:00, but to nobody yet',
    );
    expect(scheduleFinding({ ...state, plan: { ...state.plan, weekly: false } })).toBe('No digest is sent by itself');
    expect(scheduleNote(state)).toBe(
      'Next on 27 Nov 2026, 08:00, by the clock of Europe/Berlin. A week that is missed because the machine slept is sent once, late.',
    );
  });

  it('says what became of each message, and why the last digest has not arrived', () => {
    const delivery = {
      id: 1,
      kind: 'digest',
      channel: 'webhook',
      recipient: 'hooks.example.com',
      subject: 'NRR',
      status: 'failed',
      tries: 3,
      error: 'It answered 500.',
      began_at: '2026-11-23T07:00:00.000Z',
    } as const;
    expect(deliveryRows([delivery], 'UTC')).toMatchObject([
      { to: 'Channel at hooks.example.com', outcome: 'Not delivered, 3 tries', tone: 'bad', error: 'It answered 500.' },
    ]);
    const job = { due_at: '2026-11-23T07:00:00.000Z', status: 'waiting', attempts: 2, last_error: 'No.' } as const;
    expect(lastTrouble([{ ...job, next_at: '2026-11-23T07:05:00.000Z' }], 'UTC')?.text).toBe(
      'No. It is tried again on 23 Nov 2026, 07:05.',
    );
    expect(lastTrouble([{ ...job, status: 'failed', next_at: null }], 'UTC')?.title).toContain(
      'given up after 2 tries',
    );
    expect(lastTrouble([{ ...job, status: 'done', next_at: null }], 'UTC')).toBeNull();
    expect(lastTrouble([], 'UTC')).toBeNull();
  });

  it('says which alerts were told, and which are over', () => {
    const told = {
      id: 1,
      title: 'x',
      detail: 'y',
      began_at: '2026-11-23T07:00:00.000Z',
      ended_at: null,
      told_at: null,
    };
    const states = [told, { ...told, told_at: told.began_at }, { ...told, ended_at: told.began_at }];
    expect(occurrenceRows(states, 'UTC').map(({ state: words }) => words)).toEqual(['Not told yet', 'Told', 'Over']);
  });
});

it('what is put into markup is text, unless it is markup', () => {
  expect(escaped(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
  const bold = markup`<b>${'<i>'}</b>`;
  expect(markup`<p title="${'"'}">${[bold, null, false, 0]}${raw('<br>')}</p>`.html).toBe(
    '<p title="&quot;"><b>&lt;i&gt;</b>0<br></p>',
  );
});
