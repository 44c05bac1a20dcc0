import { describe, expect, it } from 'vitest';
import { auditActions } from '@/lib/store/audit';
import { auditLines, auditTable, chainState } from '@/lib/view/audit';
import { type AuditGroup, actionsOfGroup, auditGroups, auditWords } from '@/lib/view/audit-words';
import { csvOf } from '@/lib/view/twin';

const entry = (action: string, details: Record<string, unknown>) => ({
  ...{ no: 7, at: '2026-11-23T05:00:00.000Z', by: { kind: 'cli', name: 'ada' }, action, version: 12, details },
});

describe('the words of the audit log', () => {
  it('there are some for every action, and each is found under a kind', () => {
    expect(Object.keys(auditWords).sort()).toEqual([...auditActions].sort());
    const grouped = (Object.keys(auditGroups) as AuditGroup[]).flatMap(actionsOfGroup);
    expect(grouped.sort()).toEqual([...auditActions].sort());
  });

  it('tell names and reasons before counts, and all of it below', () => {
    const [line] = auditLines([entry('import_appended', { new: 3, reason: 'late', empty: null, many: [1] })], 'UTC');
    expect(line).toMatchObject({
      ...{ who: 'ada', how: 'command line', what: 'Import', about: 'reason: late, new: 3', version: '12' },
      when: '23 Nov 2026, 05:00',
    });
    expect(line?.details.map(({ value }) => value)).toEqual(['3', 'late', '–', '[1]']);
  });

  it('a hostile name is no formula in the file', () => {
    const csv = csvOf(auditTable([{ ...entry('note_written', {}), by: { kind: 'user', name: '=1+1' } }]));
    expect(csv.split('\r\n')[1]).toBe("7,2026-11-23T05:00:00.000Z,user,'=1+1,note_written,12,{}");
  });

  it('a chain that closes tells its end, one that does not what is wrong', () => {
    const end = { no: 2, hash: 'ab' };
    expect(chainState({ entries: 2, end, findings: [] })).toMatchObject({ isWhole: true, end: '2:ab' });
    expect(chainState({ entries: 2, end, findings: [{ message: 'cut' }] })).toMatchObject({
      isWhole: false,
      findings: ['cut'],
    });
  });
});
