/** A closed month as it was reported and as it is known now, and how its MRR ties out to the general ledger. */
import type { RestatedFigure } from '@/lib/domain/restatement';
import { loadClosedChoices } from '../../closed-question';
import { dayText, formatExactMoney, monthText, wholeNumber } from '../../format';
import { prepareRestatement } from '../../restatement';
import { prepareTieOut } from '../../tie-out';
import { figureNames, isRateFigure } from '../../tie-out-words';
import { ask, type DeckReports } from '../ask';
import { moneyBehind } from '../behind';
import { column, exactMoney, exactMoved, nothing, words } from '../cells';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { changeFigure, countFigure, moneyFigure } from '../figures';
import type { TableCell } from '../plot';
import { cutToWidth } from '../text-width';

const MOST_ACCOUNTS = 11;
const CAUSE_EM = 18;

type Restated = DeckReports['restatement'];

/** The month that the address names, else the last one of the deck's period. */
const monthOf = ({ search, period }: SlideAsked): string =>
  loadClosedChoices(new URLSearchParams(search)).month ?? period.to;

/** Amounts as they are shown with their exact value; a rate's difference in points. */
const differenceCell = (figure: RestatedFigure, text: string, value: number | null, currency: string): TableCell =>
  value === null
    ? nothing
    : isRateFigure(figure) || value === 0
      ? { text, value, heat: null }
      : exactMoved(value, currency);

function titleOf({ period, figures, currency, differing_accounts }: Restated): string {
  const month = monthText(period);
  const figureOf = (name: RestatedFigure) => figures.find(({ figure }) => figure === name);
  const [arr, nrr] = [figureOf('end_arr'), figureOf('nrr_12m')];
  const by = `${wholeNumber(differing_accounts)} ${differing_accounts === 1 ? 'account' : 'accounts'}`;
  if (!arr?.difference)
    return nrr?.difference
      ? `ARR of ${month} stands as reported; its NRR does not, by ${by}`
      : `ARR of ${month} stands as reported${differing_accounts === 0 ? '' : `, though ${by} moved`}`;
  const side = arr.difference > 0 ? 'above' : 'below';
  return `ARR of ${month} is ${formatExactMoney(Math.abs(arr.difference), currency)} ${side} what was reported, by ${by}`;
}

function restatedFigures(
  { figures, changes, differing_accounts, currency }: Restated,
  lines: ReturnType<typeof prepareRestatement>['figures'],
): SlideFigure[] {
  const movedOf = (name: RestatedFigure) => figures.find(({ figure }) => figure === name)?.difference ?? null;
  const nrr = lines.find(({ figure }) => figure === 'nrr_12m');
  return [
    changeFigure('ARR against reported', movedOf('end_arr') ?? 0, currency, 'at the month’s end'),
    {
      name: 'NRR against reported',
      text: nrr?.difference ?? '–',
      value: movedOf('nrr_12m'),
      note: `${nrr?.reported} reported, ${nrr?.now} now`,
      tone: 'plain',
    },
    countFigure(
      'Accounts that differ',
      differing_accounts,
      `by ${wholeNumber(changes.length)} ${changes.length === 1 ? 'change' : 'changes'} since`,
    ),
  ];
}

export const restatementExhibit = exhibit({
  name: 'restatement',
  label: 'Reported and as known now',
  page: 'closed',
  asks: (slide) => ({
    restatement: ask('restatement', {
      period: monthOf(slide),
      figure: loadClosedChoices(new URLSearchParams(slide.search)).figure,
      change: loadClosedChoices(new URLSearchParams(slide.search)).change ?? undefined,
      limit: MOST_ACCOUNTS,
    }),
  }),
  prepare: ({ restatement }, slide) => {
    const { figure, change } = loadClosedChoices(new URLSearchParams(slide.search));
    const { currency, figures, closed, period } = restatement;
    const month = monthText(period);
    if (!restatement.comparable)
      return emptySlide(
        `${month} cannot be compared`,
        `It was reported in ${closed.currency}, and figures are in ${currency} now.`,
      );
    const model = prepareRestatement(restatement, figure, change);
    const title = titleOf(restatement);
    const cellOf = (of: RestatedFigure, text: string, value: number | null): TableCell =>
      value === null || isRateFigure(of) ? { text, value, heat: null } : exactMoney(value, currency);
    return {
      title,
      description: `${month} as reported when it was closed and as the ledger has it now`,
      plot: {
        kind: 'table',
        columns: [
          column('Figure', 'text', 2.4),
          column('Reported', 'count', 1.6),
          column('Now', 'count', 1.6),
          column('Difference', 'count', 1.6),
        ],
        rows: model.figures.map((line, index) => [
          words(line.name),
          cellOf(line.figure, line.reported, figures[index]?.reported ?? null),
          cellOf(line.figure, line.now, figures[index]?.now ?? null),
          differenceCell(line.figure, line.difference, figures[index]?.difference ?? null, currency),
        ]),
        hasTotal: false,
        more: null,
      },
      empty: null,
      figures: restatedFigures(restatement, model.figures),
      defines: ['end_arr'],
      altText: `${title}. Table: ${model.figures.map(({ name, reported, now }) => `${name} ${reported} reported, ${now} now`).join('; ')}.`,
      notes: [
        ...(model.nothing === null ? [] : [model.nothing]),
        ...model.changes.map(
          ({ text, made, difference, accounts }) =>
            `${text}, ${made}: ${figureNames[figure]} ${difference}, ${accounts} accounts`,
        ),
        ...model.accounts.map(({ name, difference }) => `${name}: ${difference}`),
        ...(model.rest === null ? [] : [`Shown: ${model.rest}`]),
      ],
    };
  },
});

export const tieOutExhibit = exhibit({
  name: 'tie-out',
  label: 'Tie-out to the general ledger',
  page: 'closed',
  asks: (slide) => ({ tied: ask('tie-out', { period: monthOf(slide) }) }),
  prepare: ({ tied }) => {
    const { ledger, ours, difference, unexplained, explained, causes, currency, period, signed } = tied;
    const model = prepareTieOut(tied);
    if (ledger === null || ours === null || difference === null)
      return emptySlide(
        model.finding,
        `State the general ledger’s total of ${monthText(period)} on the page of closed months.`,
        model.sub,
      );
    const row = (name: string, note: string, value: TableCell): TableCell[] => [words(name), words(note), value];
    return {
      title: model.finding,
      description: model.sub,
      plot: {
        kind: 'table',
        columns: [column('', 'text', 2.6), column('Note', 'text', 3), column('MRR', 'money', 1.6)],
        rows: [
          row('General ledger', cutToWidth(model.ledgerFrom ?? '', CAUSE_EM), exactMoney(ledger.mrr, currency)),
          row('Ratchet', '', exactMoney(ours, currency)),
          row('Difference', '', exactMoved(difference, currency)),
          ...causes.map((cause, index) =>
            row(
              cutToWidth([model.causes[index]?.text, cause.name ?? cause.account].filter(Boolean).join(': '), CAUSE_EM),
              cutToWidth(cause.note ?? '', CAUSE_EM),
              exactMoved(cause.amount, currency),
            ),
          ),
          row('Not explained', '', exactMoved(unexplained ?? 0, currency)),
        ],
        hasTotal: true,
        more: null,
      },
      empty: null,
      figures: [
        moneyFigure('MRR, general ledger', ledger.mrr, currency, { note: dayText(ledger.stated_on) }),
        changeFigure('Explained', explained, currency, `of a difference of ${model.difference}`),
        changeFigure(
          'Not explained',
          unexplained ?? 0,
          currency,
          signed === null ? 'not signed off' : `signed off by ${cutToWidth(signed.name, CAUSE_EM)}`,
        ),
      ],
      defines: ['mrr'],
      altText: `${model.finding}. Table: general ledger ${model.ledger}, Ratchet ${model.ours}, difference ${model.difference}, not explained ${model.unexplained}.`,
      notes: [
        ...moneyBehind(
          {
            heading: 'Explained',
            rows: causes.map((cause, index) => ({
              name: [model.causes[index]?.text, cause.name ?? cause.account, cause.note].filter(Boolean).join(', '),
              amount: cause.amount,
            })),
            accounts: causes.length,
            total: explained,
          },
          currency,
          true,
          'changes',
        ),
        ...(model.signed === null
          ? []
          : [`${model.signed.text}${model.signed.note === null ? '' : `: ${model.signed.note}`}`]),
      ],
    };
  },
});
