/** What was stated by hand, by whom and why, and what each of it does to ARR and NRR. */
import { nrrChange } from '../../adjustment-effect';
import { asWritten, kindName, prepareAdjustments, whoName } from '../../adjustments';
import { adjustmentsQuestion, loadAdjustmentsChoices } from '../../adjustments-question';
import { dayText, percent, signedExactMoney, wholeNumber } from '../../format';
import { ask } from '../ask';
import { column, exactMoved, nothing, words } from '../cells';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import { countFigure, moneyFigure, shareFigure } from '../figures';
import { cutToWidth } from '../text-width';

const MOST_ROWS = 10;
const WHAT_EM = 25;
const WHY_EM = 15;

const questionOf = ({ search }: SlideAsked) => adjustmentsQuestion(loadAdjustmentsChoices(new URLSearchParams(search)));

export const adjustmentsExhibit = exhibit({
  name: 'adjustments',
  label: 'Adjustments by hand',
  page: 'adjustments',
  asks: (slide) => ({ list: ask('adjustments', { ...questionOf(slide), limit: MOST_ROWS }) }),
  prepare: ({ list }, slide) => {
    const asked = questionOf(slide);
    const isPart = asked.search !== undefined || asked.kind !== undefined;
    if (list.total === 0)
      return emptySlide(
        isPart || asked.account !== undefined ? 'No such adjustment was made' : 'Nothing has been stated by hand',
        isPart || asked.account !== undefined
          ? 'No adjustment is of these words, this kind and this account.'
          : 'Every figure is what the imported files say.',
      );
    const { currency, adjustments, current, total, standing } = list;
    const { finding } = prepareAdjustments(list, { isPart, timeZone: 'UTC' });
    const left = total - adjustments.length;
    return {
      title: finding,
      description: `The latest first; each effect is the figure with it less the figure without it, as of ${dayText(slide.dataThrough)}`,
      plot: {
        kind: 'table',
        columns: [
          column('Kind', 'text', 1.4),
          column('What was done', 'text', 3.3),
          column('Why', 'text', 2),
          column('By', 'text', 1),
          column('ARR', 'money', 1.1),
          column('NRR, pt', 'ratio', 0.9),
        ],
        rows: adjustments.map(({ kind, description, reason, who, effect, undone_at }) => [
          words(undone_at === null ? kindName(kind) : 'Undone'),
          words(cutToWidth(asWritten(description), WHAT_EM)),
          words(cutToWidth(reason ?? '', WHY_EM)),
          words(whoName(who)),
          effect === null ? nothing : exactMoved(effect.arr, currency),
          effect?.nrr == null ? nothing : { text: nrrChange(effect.nrr), value: effect.nrr, heat: null },
        ]),
        hasTotal: false,
        more: left > 0 ? `… and ${wholeNumber(left)} earlier` : null,
      },
      empty: null,
      figures: [
        countFigure(
          'Adjustments that count',
          standing,
          total === standing ? '' : `${wholeNumber(total - standing)} more were undone`,
        ),
        moneyFigure('ARR with all of them', current?.arr ?? null, currency, { note: dayText(slide.dataThrough) }),
        shareFigure('NRR with all of them', current?.nrr ?? null, '12 months'),
      ],
      defines: ['arr'],
      altText: `${finding}. Table of the latest ${wholeNumber(adjustments.length)}; NRR with all of them ${percent(current?.nrr ?? null)}.`,
      notes: adjustments.map(
        ({ description, reason, who, made_at, undone_at, accounts, effect }) =>
          `${dayText(made_at.slice(0, 10))}, ${whoName(who)}: ${asWritten(description)}${reason ? ` (${reason})` : ''}${
            accounts.length === 0
              ? ''
              : ` — ${accounts
                  .slice(0, 3)
                  .map(({ name }) => name)
                  .join(', ')}`
          }; ${undone_at !== null ? 'undone since' : effect === null ? 'no effect of its own' : `ARR ${signedExactMoney(effect.arr, currency)}, NRR ${nrrChange(effect.nrr)} points`}`,
      ),
    };
  },
});
