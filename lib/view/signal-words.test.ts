import { expect, it } from 'vitest';
import { actionText } from './signal-words';

const uses = (...meters: (string | null)[]) => meters.map((meter) => ({ reading: meter === null ? null : { meter } }));

it('who nears a limit of seats is offered seats; any other limit leads to the next plan or more of it', () => {
  expect(actionText('offer_higher_plan', uses('Seats in use', null))).toBe('Offer more seats');
  expect(actionText('offer_higher_plan', uses('Active users'))).toBe('Offer more seats');
  expect(actionText('offer_higher_plan', uses('API calls'))).toBe('Offer the next plan or a higher limit');
  expect(actionText('offer_higher_plan', uses('Seats in use', 'API calls'))).toBe(
    'Offer the next plan or a higher limit',
  );
  expect(actionText('offer_higher_plan', uses(null))).toBe('Offer the next plan or a higher limit');
  expect(actionText('retain_seats', uses('Seats in use'))).toBe('Ask why seats went');
});
