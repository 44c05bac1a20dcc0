import { expect, it } from 'vitest';
import { nearestOf } from './nearest';

it('names the likeliest first, case aside: smb → SMB', () => {
  expect(nearestOf('smb', ['Enterprise', 'Mid-market', 'SMB'])).toBe('SMB, Mid-market, Enterprise');
  expect(nearestOf('Mid market', ['SMB', 'Mid-market'])).toBe('Mid-market, SMB');
});

it('names twenty and counts the others; says where there is nothing', () => {
  const names = Array.from({ length: 25 }, (_, index) => `v${index}`);
  expect(nearestOf('v0', names)).toMatch(/^v0, .*, 5 more$/);
  expect(nearestOf('v', [])).toBe('none');
});
