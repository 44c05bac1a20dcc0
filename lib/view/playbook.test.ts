import { describe, expect, it } from 'vitest';
import { preparePlaybook } from './playbook';

const seats = {
  figure: 'expansion.seats',
  period: '2026-Q3',
  value: 0.026,
  before: 0.048,
  arr: 187_163_00,
  accounts: 19,
  course: [
    { period: '2026-Q2', value: 0.048 },
    { period: '2026-Q3', value: 0.026 },
  ],
  is_explained: true,
};
const nothing = { period: null, value: null, before: null, arr: null, accounts: null, course: [], is_explained: false };
const stage = { nrr_low: 1, nrr_high: 1.1, infrastructure: ['prompts'], avoid: 'treating all alike' };

const model = preparePlaybook({
  currency: 'USD',
  stage: '1-5M',
  source: 'Repeated in the field',
  stages: [
    { ...stage, name: '1-5M', levers: [{ lever: "seats in the champion's team", figures: ['expansion.seats'] }] },
    { ...stage, name: '20M+', nrr_low: 1.2, nrr_high: null, levers: [{ lever: 'upsell', figures: ['win_rate'] }] },
  ],
  figures: [seats, { ...nothing, figure: 'win_rate' }],
});

describe('the playbook as it is shown', () => {
  it('gives each lever the figure that tells whether it works, its course, and what opens to its accounts', () => {
    expect(model.stages[0]).toMatchObject({ isOwn: true, target: 'NRR of 100 to 110%' });
    expect(model.stages[0]?.levers).toMatchObject([
      {
        lever: "Seats in the champion's team",
        figures: [
          {
            ...{ name: 'Expansion by seats', value: '2.6%', detail: 'of ARR in 2026-Q3, $187k from 19 accounts' },
            ...{ change: 'Down 2.2 pt in a quarter', tone: 'bad', course: [0.048, 0.026] },
            figure: { metric: 'expansion.seats', period: '2026-Q3' },
          },
        ],
      },
    ]);
  });

  it('says why there is no figure, and opens nothing', () => {
    expect(model.stages[1]).toMatchObject({ isOwn: false, target: 'NRR of 120% and more' });
    expect(model.stages[1]?.levers[0]?.figures[0]).toMatchObject({
      ...{ value: '–', detail: 'No plan was closed within a year', change: null, tone: 'flat', figure: null },
    });
  });
});
