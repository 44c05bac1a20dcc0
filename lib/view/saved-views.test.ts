import { expect, it } from 'vitest';
import { searchOfView, suggestedName, viewRows, viewShown } from './saved-views';

const smb = { id: 1, name: 'SMB', path: '/retention', search: 'period=12m&where=segment%3DSMB', is_default: true };
const bare = { id: 2, name: 'Monday', path: '/', search: '', is_default: false };

it('a view leads to its page with its question, and says what it shows', () => {
  expect(viewRows([smb, bare]).map(({ href, page, words }) => [href, page, words])).toEqual([
    ['/retention?period=12m&where=segment%3DSMB', 'Retention', 'Last 12 months, Segment: SMB'],
    ['/', 'Overview', 'The page as it comes'],
  ]);
});

it('the figure that is open is no part of a view, nor is the order of an address', () => {
  expect(searchOfView('?where=a%3Db&open=nrr%402026&period=6m')).toBe('period=6m&where=a%3Db');
  expect(viewShown([smb, bare], '/retention', 'where=segment%3DSMB&period=12m&open=x')?.id).toBe(1);
  expect(viewShown([smb, bare], '/cohorts', smb.search)).toBeNull();
});

it('what is shown suggests a name', () => {
  expect(suggestedName('/retention', smb.search)).toBe('Last 12 months, Segment: SMB');
  expect(suggestedName('/', '')).toBe('Overview');
  expect(suggestedName('/accounts', '')).toBe('Accounts');
  expect(suggestedName('/accounts/C%2F1', '')).toBe('Account C/1');
});
