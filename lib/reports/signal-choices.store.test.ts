import { describe, expect, it } from 'vitest';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { change, freshWorkspace, importFile, tester } from '@/lib/store/testing-records';
import { type LedgerReader, LedgerViews } from './ledger-view';
import { parseReportQuery } from './query';
import { queueReport } from './queue-report';
import { removedRule, rulesNow, statedRule } from './rule-writing';
import { rulesReport } from './rules-report';
import { signalSettingsReport, stateSignalSettings } from './signal-choices';

const ask = parseReportQuery([]);

async function inStore(work: (reader: LedgerReader, store: Store) => Promise<void>): Promise<void> {
  await withFreshStore(async (store) => {
    const workspaceId = await freshWorkspace(store);
    await importFile(store, workspaceId, {
      changes: [change({ accountId: 'a' })],
      dataThrough: '2026-03-31',
    });
    await work({ db: store.pool, principal: tester, workspaceId }, store);
  });
}

describe('weights of a workspace', () => {
  it('are the standard ones until some are stated; each statement is dated, in the trail, and can be taken back', () =>
    inStore(async (reader, store) => {
      expect(await signalSettingsReport(reader)).toMatchObject({ choices: {}, history: [] });
      const stated = await stateSignalSettings(reader, { weights: { funding: 30 }, risk_line: 60 }, false);
      expect(stated.choices).toEqual({ weights: { funding: 30 }, risk_line: 60 });
      expect(stated.settings).toMatchObject({ risk_line: 60, default_risk_line: 50, ready_line: 20 });
      const more = await stateSignalSettings(reader, { half_lives: { funding: 90 }, weights: { hiring: 12 } }, false);
      // 12 is what hiring weighs anyway: that is no choice.
      expect(more.choices).toEqual({ weights: { funding: 30 }, half_lives: { funding: 90 }, risk_line: 60 });
      const again = await stateSignalSettings(reader, { risk_line: 60 }, false);
      expect(again.ledger_version).toBe(more.ledger_version);
      const undone = await stateSignalSettings(reader, more.history[1]!.choices, true);
      expect(undone.choices).toEqual({ weights: { funding: 30 }, risk_line: 60 });
      expect((await stateSignalSettings(reader, {}, true)).choices).toEqual({});
      expect((await signalSettingsReport(reader)).history).toHaveLength(4);
      const { rows } = await store.pool.query("select 1 from audit where action = 'signal_settings_written'");
      expect(rows).toHaveLength(4);
    }));

  it('and rules need no ledger anew; whatever else changes does', () =>
    inStore(async (reader, store) => {
      const views = new LedgerViews();
      const first = await views.get(reader);
      await stateSignalSettings(reader, { ready_line: 33 }, false);
      const { rule } = (await statedRule(reader, first, { name: 'Mine', conditions: [], is_on: true }))!;
      const second = await views.get(reader);
      expect([views.built, second.facts === first.facts]).toEqual([1, true]);
      expect(second.version).toBeGreaterThan(first.version);
      expect(queueReport(second, ask).settings.ready_line).toBe(33);
      expect(rulesReport(second, ask).rows.at(-1)).toMatchObject({ rule: rule.rule, name: 'Mine', is_on: true });
      await importFile(store, reader.workspaceId, { changes: [change({ accountId: 'b' })] });
      await stateSignalSettings(reader, { ready_line: 34 }, false);
      expect((await views.get(reader)).facts).not.toBe(first.facts);
      expect(views.built).toBe(2);
    }));
});

describe('rules of a workspace', () => {
  it('are written, changed, taken away and brought back, switched off; standard ones in their places', () =>
    inStore(async (reader) => {
      const view = await new LedgerViews().get(reader);
      const ids = async () => (await rulesNow(reader)).map(({ ruleId }) => ruleId);
      const standard = await ids();
      const condition = { kind: 'figure', figure: 'arr', comparison: 'at_least', value: 1 } as const;
      const written = await statedRule(reader, view, { name: 'Big', conditions: [condition], is_on: true });
      const { rule } = written!.rule;
      expect(written).toMatchObject({ rule: { name: 'Big', is_on: true }, preview: { holds_now: 1 } });
      expect(await ids()).toEqual([...standard, rule]);
      await statedRule(reader, view, { rule: 'at-risk', name: 'In danger', conditions: [condition], is_on: false });
      expect(await ids()).toEqual([...standard, rule]);
      expect(await statedRule(reader, view, { rule: 'nothing', name: 'x', conditions: [], is_on: false })).toBeNull();
      expect(await removedRule(reader, rule, true)).toEqual({ rule });
      expect(await ids()).toEqual(standard);
      expect(await removedRule(reader, rule, true)).toBeNull();
      expect(await removedRule(reader, rule, false)).toEqual({ rule });
      expect((await rulesNow(reader)).at(-1)).toMatchObject({ name: 'Big', isOn: false });
    }));
});
