/** What a rule that fired tells: as mail, as a channel's message, and as figures for a program. */
import type { RunningPlay } from '@/lib/view/fired';
import { markup } from '@/lib/view/markup';
import type { Content } from './deliver';
import { button, colours, letter, said } from './look';
import { alertMessage } from './slack';
import { wrapped } from './text';

/** An account as a message tells of it. */
export interface FiredAccount {
  account: string;
  name: string;
  /** 'Acme · $12,000 ARR' */
  title: string;
  /** Why, what is recommended, and whose it is. */
  detail: string;
  /** ARR in the smallest unit. */
  arr: number;
  currency: string;
  readiness: number;
  churn_risk: number;
  action: string;
  owner: string | null;
}

export interface Fired {
  company: string;
  rule: { rule: string; name: string };
  firedOn: string;
  accounts: readonly FiredAccount[];
  /** What the playbook says to do; null: no play is called for by the rule. */
  play: RunningPlay | null;
  url: string;
}

function subjectOf({ rule, accounts, company }: Fired): string {
  const [first] = accounts;
  const more = accounts.length - 1;
  return `${rule.name}: ${first?.name ?? 'an account'}${more > 0 ? ` and ${more} more` : ''} · ${company}`;
}

export function ruleContent(fired: Fired, isForProgram: boolean): Content {
  const { company, accounts, play, url } = fired;
  const subject = subjectOf(fired);
  const told = accounts.map(({ title, detail }) => ({ title, detail }));
  const entries = play === null ? told : [...told, { title: `Play: ${play.name}`, detail: play.text }];
  const foot = `${company} · a rule tells of each firing once. Rules: the page Plays.`;
  const rows = entries.map(
    (
      { title, detail },
      index,
    ) => markup`<tr><td class="pad edge" style="padding:20px 32px;${index === 0 ? '' : `border-top:1px solid ${colours.line}`}">
${said('block', 'ink', title, 'font-weight:600;overflow-wrap:anywhere;')}
${said('text', 'ink2', detail, 'padding-top:4px;overflow-wrap:anywhere;')}</td></tr>`,
  );
  return {
    subject,
    html: letter({
      title: subject,
      preheader: told[0]?.detail ?? '',
      rows: [
        ...rows,
        markup`<tr><td class="pad edge" style="padding:20px 32px 24px;border-top:1px solid ${colours.line}">
<div style="padding-bottom:14px">${button(url, 'Open in Ratchet')}</div>
${said('small', 'ink3', foot)}</td></tr>`,
      ],
    }),
    text: [...entries.flatMap(({ title, detail }) => [wrapped(title), wrapped(detail, '  '), '']), url, foot, ''].join(
      '\n',
    ),
    channel: isForProgram ? figuresOf(fired) : alertMessage(company, entries, url),
  };
}

const figuresOf = ({ company, rule, firedOn, accounts, play, url }: Fired): object => ({
  event: 'rule_fired',
  company,
  rule,
  fired_on: firedOn,
  accounts: accounts.map(({ title: _title, detail, ...figures }) => ({ ...figures, why: detail })),
  play: play?.name ?? null,
  url,
});
