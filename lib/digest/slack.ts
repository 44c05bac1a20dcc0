/** Messages to a channel, as Slack and what follows it read them: plain text, and blocks. */
import type { DigestModel } from '@/lib/view/digest/digest';

interface Block {
  type: 'header' | 'section' | 'context' | 'divider' | 'actions';
  [key: string]: unknown;
}

export interface ChannelMessage {
  /** For notifications, and for readers without blocks. */
  text: string;
  blocks: Block[];
}

/** Slack cuts longer texts off, or refuses the message. */
const MOST_LETTERS = 2900;
const MOST_HEADER = 150;

/** Text as text: what would be a mention or a link stays letters. */
export const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const section = (text: string): Block => ({
  type: 'section',
  text: { type: 'mrkdwn', text: cut(text, MOST_LETTERS) },
});
const header = (text: string): Block => ({
  type: 'header',
  text: { type: 'plain_text', text: cut(text, MOST_HEADER), emoji: false },
});
const context = (text: string): Block => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: cut(text, MOST_LETTERS) }],
});
const open = (url: string): Block => ({
  type: 'actions',
  elements: [{ type: 'button', text: { type: 'plain_text', text: 'Open in Ratchet', emoji: false }, url }],
});

const list = (lines: readonly string[]): string => lines.map((line) => `• ${plain(line)}`).join('\n');

export function digestMessage(model: DigestModel, url: string | null): ChannelMessage {
  const { why, moves, ahead, due, health } = model;
  const figures = model.figures.map(
    ({ name, value, changesText }) =>
      `*${plain(value)}* ${plain(name)}${changesText === '' ? '' : `: ${plain(changesText)}`}`,
  );
  const bad = health.filter(({ tone }) => tone !== 'good');
  return {
    text: `${plain(model.subject)}. ${plain(why.finding)}`,
    blocks: [
      header(model.subject),
      section(model.sentence.map(({ text, strong }) => (strong ? `*${plain(text)}*` : plain(text))).join('')),
      ...(model.goal === null ? [] : [context(plain(model.goal.text))]),
      section(figures.join('\n')),
      { type: 'divider' },
      section(
        `*${plain(why.finding)}*\n${list(
          why.groups.flatMap(({ name, points, lines }) => [
            `${name} ${points} pt`,
            ...lines
              .slice(0, 2)
              .map((line) => `    ${line.name} ${line.points}${line.note === '' ? '' : `, ${line.note}`}`),
          ]),
        )}`,
      ),
      section(
        `*${plain(moves.finding)}*\n${list(moves.rows.map(({ name, what, change }) => `${name} ${what} ${change}`))}`,
      ),
      section(
        `*${plain(ahead.finding)}*\n${list(
          ahead.rows.map(({ day, name, what, change }) => `${day} ${name}: ${what.toLowerCase()} ${change}`),
        )}\n${plain(due.finding)}`,
      ),
      ...(bad.length === 0 ? [] : [section(`*Look at the data*\n${list(bad.map(({ text }) => text))}`)]),
      context(plain(model.standing)),
      ...(url === null ? [] : [open(url)]),
    ],
  };
}

export interface AlertTold {
  title: string;
  detail: string;
}

export const alertMessage = (company: string, alerts: readonly AlertTold[], url: string): ChannelMessage => ({
  text: plain(alerts.map(({ title }) => title).join('; ')),
  blocks: [
    ...alerts.map(({ title, detail }) => section(`*${plain(title)}*\n${plain(detail)}`)),
    context(plain(company)),
    open(url),
  ],
});
