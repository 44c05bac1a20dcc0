import { afterEach, describe, expect, it } from 'vitest';
import { STANDARD_RULES } from '@/lib/domain/signals/standard-rules';
import { runDueJobs } from '@/lib/jobs/loop';
import { listDeliveries } from '@/lib/store/deliveries';
import type { Store } from '@/lib/store/open';
import { writePlay } from '@/lib/store/plays';
import { markInQueue } from '@/lib/store/queue-marks';
import { addRuleAction } from '@/lib/store/rule-actions';
import { listFirings } from '@/lib/store/rule-firings';
import { writeRule } from '@/lib/store/signal-rules';
import { withFreshStore } from '@/lib/store/testing';
import { dayOf, importFile, tester } from '@/lib/store/testing-records';
import { ruleJobsDue, tellRules } from './rule-work';
import { digestPlace, type Hook, hook, placeOf, postman } from './testing/places';

const now = new Date('2026-11-22T10:00:00Z');
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const kept = async <Server extends { close(): Promise<void> }>(server: Promise<Server>): Promise<Server> => {
  const made = await server;
  open.push(made);
  return made;
};

const premium = STANDARD_RULES.find(({ ruleId }) => ruleId === 'premium-tried')!;

/** A company with the rule that a premium feature was tried, and a look at its rules as it stands. */
async function company(store: Store, isOn = true) {
  const { reader } = await digestPlace(store, now);
  const { workspaceId } = reader;
  await writeRule(store.pool, tester, workspaceId, { ...premium, isOn });
  const mail = await kept(postman(['gone@example.com']));
  const senders = { mail: { url: mail.url, from: 'Ratchet <ratchet@example.com>' }, allowsPrivateWebhooks: true };
  const look = async () => {
    const place = await placeOf(store, workspaceId, now);
    const told = await tellRules({ place, senders, url: 'http://127.0.0.1:3000' }, { now: () => now });
    return told.map(({ account }) => account);
  };
  const tries = (accountId: string, row = 2) =>
    importFile(store, workspaceId, {
      kind: 'signals',
      planning: [
        {
          ...({ table: 'signal', accountId, signal: 'premium_feature', weightMilli: null, note: null, row } as const),
          onDay: dayOf('2026-11-20'),
        },
      ],
      dataThrough: '2026-11-21',
    });
  const act = (channel: 'email' | 'slack' | 'webhook', to: string, toOwner = false) =>
    addRuleAction(store.pool, tester, workspaceId, { rule: premium.ruleId, channel, to, toOwner });
  return { reader, workspaceId, mail, look, tries, act };
}

const bodyOf = ({ bodies }: Hook): Record<string, unknown> => JSON.parse(bodies.at(-1) ?? '{}');

describe('a rule that is on', () => {
  it('tells each account that begins to fire it, once, by every way it has', () =>
    withFreshStore(async (store) => {
      const { workspaceId, mail, look, tries, act } = await company(store);
      const slack = await kept(hook());
      const program = await kept(hook());
      await act('email', 'team@example.com', true);
      await act('slack', slack.url);
      await act('webhook', program.url);
      const steps = ['Write', 'Call'];
      await writePlay(store.pool, tester, workspaceId, null, {
        ...{
          name: 'Premium',
          trigger: `rule:${premium.ruleId}`,
          triggerWords: null,
          say: 'You tried it.',
          offer: null,
        },
        ...{ owner: null, steps, arms: [] },
      });
      await tries('a');
      expect(await look()).toEqual([]);
      await tries('b', 3);
      await markInQueue(store.pool, tester, workspaceId, 'b', { owner: 'ana@example.com' });
      expect(await look()).toEqual(['b']);
      expect(await look()).toEqual([]);
      expect(mail.mails).toHaveLength(1);
      expect(mail.mails[0]?.subject).toBe('Premium feature tried: Bee · Test');
      expect(mail.mails[0]?.text).toContain('1. Write 2. Call');
      expect(slack.bodies).toHaveLength(1);
      expect(bodyOf(slack).text).toContain('Bee');
      expect(bodyOf(program)).toMatchObject({
        ...{ event: 'rule_fired', rule: { rule: premium.ruleId }, play: 'Premium' },
        accounts: [{ account: 'b', name: 'Bee', owner: 'ana@example.com', currency: 'USD' }],
      });
      const recipients = (await listDeliveries(store.pool, tester, workspaceId, 9)).map(({ recipient }) => recipient);
      expect(recipients).toContain('ana@example.com');
      expect(recipients).toHaveLength(3);
    }));

  it('tells again what surely did not arrive, and nobody of what arrived', () =>
    withFreshStore(async (store) => {
      const { workspaceId, look, tries, act } = await company(store);
      const slack = await kept(hook());
      await act('slack', slack.url);
      await act('email', 'gone@example.com');
      expect(await look()).toEqual([]);
      await tries('a');
      await expect(look()).rejects.toThrow('gone@example.com');
      await expect(look()).rejects.toThrow('gone@example.com');
      expect(slack.bodies).toHaveLength(1);
      expect(await listFirings(store.pool, tester, workspaceId, 9)).toMatchObject([{ account: 'a', toldAt: null }]);
    }));

  it('does nothing while it is off, and looks anew once it is on', () =>
    withFreshStore(async (store) => {
      const { workspaceId, look, tries, act } = await company(store, false);
      const slack = await kept(hook());
      await act('slack', slack.url);
      await tries('a');
      expect(await look()).toEqual([]);
      await writeRule(store.pool, tester, workspaceId, { ...premium, isOn: true });
      expect(await look()).toEqual([]);
      await tries('b', 3);
      expect(await look()).toEqual(['b']);
      expect(slack.bodies).toHaveLength(1);
    }));

  it('is looked at by the loop after the ledger changed and every morning, where it has something to do', () =>
    withFreshStore(async (store) => {
      const { reader, workspaceId, act } = await company(store);
      expect(await ruleJobsDue(reader, now)).toEqual([]);
      await act('email', 'team@example.com');
      expect(await ruleJobsDue(reader, now)).toMatchObject([{ kind: 'rules' }]);
      let looks = 0;
      const turn = () =>
        runDueJobs({
          ...{ db: store.pool, now: () => now, log: () => undefined },
          work: {
            workspaces: async () => [workspaceId],
            dueBy: (_, at) => ruleJobsDue(reader, at),
            run: async () => {
              looks += 1;
            },
          },
        });
      await turn();
      await turn();
      expect(looks).toBe(1);
    }));
});
