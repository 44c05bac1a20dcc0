/** The digest as plain text, for readers without HTML: the same words and figures, in the same order. */
import type { DigestModel } from '@/lib/view/digest/digest';

const WIDTH = 72;

/** Lines of at most 72 letters; words longer than that stay whole. */
export function wrapped(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line.trim() !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

const heading = (text: string): string => `\n${wrapped(text)}\n${'-'.repeat(Math.min(WIDTH, text.length))}`;

/** Name at the left, figure at the right. */
function row(name: string, figure: string, indent = '  '): string {
  const room = WIDTH - indent.length - figure.length - 2;
  const cut = name.length > room ? `${name.slice(0, Math.max(1, room - 1))}…` : name;
  return `${indent}${cut.padEnd(room)}  ${figure}`;
}

function whyText({ why }: DigestModel): string[] {
  if (why.empty !== null) return [heading(why.finding), wrapped(why.empty)];
  return [
    heading(why.finding),
    ...(why.start ? [row(why.start.name, why.start.value, '')] : []),
    ...why.groups.flatMap((group) => [
      row(`${group.name} (${group.note})`, group.points, ''),
      ...group.lines.map(({ name, note, points }) => row(note === '' ? name : `${name}: ${note}`, points)),
    ]),
    ...(why.end ? [row(why.end.name, why.end.value, '')] : []),
  ];
}

export function digestText(model: DigestModel, url: string | null): string {
  const { figures, course, moves, ahead, due, health } = model;
  return [
    `${model.company}: the week to ${model.through}`,
    '',
    wrapped(model.sentence.map(({ text }) => text).join('')),
    ...(model.luck === '' ? [] : [wrapped(model.luck)]),
    ...(model.goal === null ? [] : [wrapped(`${model.goal.text}.`)]),
    heading('Figures'),
    ...figures.flatMap(({ name, span, value, changesText }) => [
      row(`${name}, ${span}`, value, ''),
      ...(changesText === '' ? [] : [`  ${changesText}`]),
    ]),
    ...(course === null ? [] : [heading(course.finding), wrapped(course.words)]),
    ...whyText(model),
    heading(moves.finding),
    ...moves.rows.map(({ name, what, note, change }) =>
      row(`${name}: ${what}${note === '' ? '' : ` ${note}`}`, change),
    ),
    ...(moves.rest === null ? [] : [`  ${moves.rest}`]),
    heading(ahead.finding),
    ...(ahead.empty === null ? [] : [wrapped(ahead.empty)]),
    ...ahead.rows.map(({ day, name, what, change }) => row(`${day}  ${name}: ${what.toLowerCase()}`, change)),
    ...(ahead.rest === null ? [] : [row(ahead.rest.count, ahead.rest.change)]),
    row('Contracted ARR', `${ahead.contracted.text} (${ahead.contracted.note})`, ''),
    heading(due.finding),
    ...due.rows.map(({ label, note, amount }) => row(`${label} (${note})`, amount)),
    heading('Can the figures be trusted?'),
    ...health.map(({ text, tone }) => wrapped(`${tone === 'good' ? 'Yes' : 'Look'}: ${text}`)),
    '',
    wrapped(model.standing),
    ...(url === null ? [] : [url]),
    '',
  ].join('\n');
}
