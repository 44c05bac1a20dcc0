/** One account: its ARR over time, product upon product, and the changes that made it what it is. */
import { firstDayOf, formatDay, formatMonth, lastDayOf, monthOf, parseDay, parseMonth } from '@/lib/domain/day';
import { prepareCourse } from '../../account-chart';
import { dayText, formatExactMoney, monthText, signedExactMoney, wholeNumber } from '../../format';
import { movementNames } from '../../movement-types';
import { sumOf } from '../../rounded-parts';
import { motionNames, sourceNames } from '../../source-names';
import { ask, type DeckReports } from '../ask';
import { column, exactMoney, exactMoved, words } from '../cells';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { changeFigure, moneyFigure } from '../figures';
import { slideMoney } from '../money';
import type { ColourRole, ColumnsPlot, TablePlot } from '../plot';
import { cutToWidth } from '../text-width';

type Story = DeckReports['account'];

/** Products with a column part of their own; the others are one. */
const roles: readonly ColourRole[] = ['seats', 'addon', 'cross-sell', 'usage', 'plan'];
const MOST_MONTHS = 36;
const MOST_CHANGES = 10;
const NAME_EM = 18;
const REASON_EM = 22;

/** Of the account alone: what its list is filtered to says nothing of it. */
const storyAsk = (slide: SlideAsked) => {
  const { as_of, fx, roll_up } = slide.asked;
  return ask('account', { account: new URLSearchParams(slide.search).get('account') ?? '', as_of, fx, roll_up });
};

const nameOf = ({ name, account }: Story): string => name || account;

/** Day numbers at which a month of the course ends: up to the period's end, from the account's first day on. */
function monthEnds(story: Story, { period }: SlideAsked): { label: string; day: number }[] {
  const end = parseDay(period.end) ?? 0;
  const days = story.products.flatMap(({ steps }) => steps.map(({ on }) => parseDay(on) ?? end));
  const last = monthOf(end);
  const first = Math.max(monthOf(Math.min(end, ...days)), last - MOST_MONTHS + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    label: monthText(formatMonth(first + index)),
    day: Math.min(lastDayOf(first + index), end),
  }));
}

/** ARR of a product at the end of a day, in smallest units. */
const arrOn = (steps: Story['products'][number]['steps'], day: number): number =>
  steps.findLast(({ on }) => (parseDay(on) ?? 0) <= day)?.arr ?? 0;

function coursePlot(story: Story, slide: SlideAsked): ColumnsPlot {
  const ends = monthEnds(story, slide);
  const products = story.products
    .map(({ product, steps }) => ({ name: product, values: ends.map(({ day }) => arrOn(steps, day)) }))
    .filter(({ values }) => values.some((value) => value > 0))
    .sort((a, b) => Math.max(...b.values) - Math.max(...a.values) || (a.name < b.name ? -1 : 1));
  const own = products.length > roles.length + 1 ? products.slice(0, roles.length) : products;
  const rest = products.slice(own.length);
  const others = {
    name: 'Others',
    values: ends.map((_, index) => sumOf(rest.map(({ values }) => values[index] ?? 0))),
  };
  return {
    kind: 'columns',
    unit: 'money',
    stacked: true,
    categories: ends.map(({ label }) => label),
    series: [...own, ...(rest.length > 0 ? [others] : [])].map(({ name, values }, index) => ({
      name: cutToWidth(name, NAME_EM),
      role: roles[index] ?? 'other',
      values,
      openFrom: slide.period.partial ? ends.length - 1 : null,
    })),
    line: null,
  };
}

/** Changes up to the period's end, the latest first. */
const changesOf = ({ events }: Story, { period }: SlideAsked) =>
  events.filter(({ on, type }) => type !== null && on <= period.end).reverse();

function reasonOf({ parts }: Story['events'][number]): string {
  const names = parts.map(({ source, motion }) =>
    source === null
      ? ''
      : [sourceNames[source], motion === null || motion === 'unknown' ? '' : motionNames[motion].toLowerCase()]
          .filter(Boolean)
          .join(', '),
  );
  return [...new Set(names.filter(Boolean))].join('; ');
}

function figuresOf(story: Story, slide: SlideAsked): SlideFigure[] {
  const { currency } = story;
  const { period } = slide;
  const on = (day: string): number => sumOf(story.products.map(({ steps }) => arrOn(steps, parseDay(day) ?? 0)));
  const [now, before] = [on(period.end), on(period.before)];
  const yearBefore = formatDay(firstDayOf((parseMonth(period.to) ?? 0) - 11) - 1);
  const changes = changesOf(story, slide);
  return [
    moneyFigure('ARR', now, currency, { note: dayText(period.end) }),
    changeFigure(
      `In ${period.words.replace(/ to .*/, '')}`,
      now - before,
      currency,
      `from ${slideMoney(before, currency)}`,
    ),
    changeFigure(
      'In twelve months',
      now - on(yearBefore),
      currency,
      `${wholeNumber(changes.filter(({ on: day }) => day > yearBefore).length)} of ${wholeNumber(changes.length)} changes`,
    ),
  ];
}

const notesOf = (story: Story, slide: SlideAsked): string[] =>
  changesOf(story, slide).map(
    (event) =>
      `${dayText(event.on)}: ${movementNames[event.type ?? 'new'].toLowerCase()} of ${signedExactMoney(event.end_arr - event.start_arr, story.currency)} to ${formatExactMoney(event.end_arr, story.currency)}${reasonOf(event) && ` (${reasonOf(event)})`}`,
  );

/** 'Cedarstone Print is worth $182k of ARR in 2 products, up from $120k a year before' */
function titleOf(story: Story, slide: SlideAsked): string {
  const [now, , year] = figuresOf(story, slide);
  const name = cutToWidth(nameOf(story), NAME_EM);
  const value = now?.value ?? 0;
  const moved = year?.value ?? 0;
  if (value === 0) return `${name} has no ARR at the end of ${slide.period.words.replace(/ to .*/, '')}`;
  const was = slideMoney(value - moved, story.currency);
  const than =
    moved === 0
      ? 'as a year before'
      : value === moved
        ? 'none a year before'
        : `${moved > 0 ? 'up' : 'down'} from ${was} a year before`;
  return `${name} is worth ${now?.text} of ARR, ${than}`;
}

export const accountCourseExhibit = exhibit({
  name: 'account-course',
  label: 'An account’s ARR over time',
  page: 'accounts',
  asks: (slide) => ({ story: storyAsk(slide) }),
  prepare: ({ story }, slide) => {
    const plot = coursePlot(story, slide);
    if (prepareCourse(story) === null || plot.series.length === 0)
      return emptySlide(
        `${cutToWidth(nameOf(story), NAME_EM)} had no ARR`,
        `It has had none up to ${slide.period.words}.`,
      );
    const title = titleOf(story, slide);
    const span = `${plot.categories[0]} to ${plot.categories.at(-1)}`;
    return {
      title,
      description: `ARR of ${cutToWidth(nameOf(story), NAME_EM)} at the end of each month by product, ${span}`,
      plot,
      empty: null,
      figures: figuresOf(story, slide),
      defines: ['arr'],
      altText: `${title}. Stacked columns by product, ${span}.`,
      notes: notesOf(story, slide),
    };
  },
});

function changesPlot(story: Story, slide: SlideAsked): TablePlot {
  const { currency } = story;
  const changes = changesOf(story, slide);
  const shown = changes.slice(0, MOST_CHANGES);
  const left = changes.length - shown.length;
  return {
    kind: 'table',
    columns: [
      column('Day', 'text', 1.3),
      column('What happened', 'text', 1.6),
      column('Why', 'text', 3),
      column('Change', 'money', 1.3),
      column('ARR after', 'money', 1.3),
    ],
    rows: shown.map((event) => [
      words(dayText(event.on)),
      words(movementNames[event.type ?? 'new']),
      words(cutToWidth(reasonOf(event), REASON_EM)),
      exactMoved(event.end_arr - event.start_arr, currency),
      exactMoney(event.end_arr, currency),
    ]),
    hasTotal: false,
    more: left > 0 ? `… and ${wholeNumber(left)} earlier ${left === 1 ? 'change' : 'changes'}` : null,
  };
}

export const accountLedgerExhibit = exhibit({
  name: 'account-ledger',
  label: 'An account’s changes',
  page: 'accounts',
  asks: (slide) => ({ story: storyAsk(slide) }),
  prepare: ({ story }, slide) => {
    const [latest] = changesOf(story, slide);
    const name = cutToWidth(nameOf(story), NAME_EM);
    if (!latest) return emptySlide(`${name} never changed`, `No change of it is known up to ${slide.period.words}.`);
    const title = `${name}: ${movementNames[latest.type ?? 'new'].toLowerCase()} of ${signedExactMoney(latest.end_arr - latest.start_arr, story.currency)} on ${dayText(latest.on)} is the latest change`;
    return {
      title,
      description: `Changes of ARR of ${name}, the latest first, to ${dayText(slide.period.end)}`,
      plot: changesPlot(story, slide),
      empty: null,
      figures: figuresOf(story, slide),
      defines: ['movements'],
      altText: `${title}. Table of ${wholeNumber(changesOf(story, slide).length)} changes.`,
      notes: notesOf(story, slide),
    };
  },
});
