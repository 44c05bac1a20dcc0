/** What NRR is made of: what accounts paid when the window began, what was lost of it, what came on top. */
import { prepareComposition } from '../../composition';
import { dayText, percent } from '../../format';
import { dayBefore } from '../../overview';
import { emptySlide, exhibit } from '../exhibit';
import { signedSlideMoney, slideMoney } from '../money';
import type { WaterfallPlot } from '../plot';
import { bridgeNotes } from './bridge-notes';
import { bridgeAsk, rateFigures, retentionAsk, windowOf } from './retention-trend';

export const compositionExhibit = exhibit({
  name: 'composition',
  label: 'What NRR is made of',
  page: 'overview',
  asks: (slide) => ({
    retention: retentionAsk(slide, windowOf(slide)),
    bridge: bridgeAsk(slide, windowOf(slide)),
  }),
  prepare: ({ retention, bridge }, slide) => {
    const { currency, period } = slide;
    const current = retention.at?.find(({ day }) => day === period.end) ?? null;
    const model = prepareComposition({ ...retention, current });
    const [, lost, added] = model?.table.rows ?? [];
    if (!model || !current || !lost || !added)
      return emptySlide(
        'What NRR is made of',
        `No account was active ${retention.window} months before ${dayText(period.end)}.`,
      );
    const { start_arr: start, end_arr: end } = current;
    const kept = Math.round((current.grr ?? 0) * start);
    const plot: WaterfallPlot = {
      kind: 'waterfall',
      unit: 'money',
      steps: [
        {
          name: `ARR on ${dayText(dayBefore(period.end, retention.window))}`,
          kind: 'total',
          role: 'ink',
          from: 0,
          to: start,
          text: slideMoney(start, currency),
        },
        {
          name: 'Lost by those that shrank or left',
          kind: 'loss',
          role: 'churn',
          from: start,
          to: kept,
          text: signedSlideMoney(kept - start, currency),
        },
        {
          name: 'Added by those that grew',
          kind: 'gain',
          role: 'expansion',
          from: kept,
          to: end,
          text: signedSlideMoney(end - kept, currency),
        },
        {
          name: `Their ARR on ${dayText(period.end)}`,
          kind: 'total',
          role: 'ink',
          from: 0,
          to: end,
          text: slideMoney(end, currency),
        },
      ],
    };
    const window =
      retention.window === 12 ? '' : ` over ${retention.window === 1 ? 'a month' : `${retention.window} months`}`;
    const title =
      retention.window === 12
        ? model.finding
        : `NRR is ${percent(current.nrr)}${window}; ${percent(current.grr)} of what was there stayed`;
    return {
      title,
      description: model.description,
      plot,
      empty: null,
      figures: rateFigures(retention, slide, null),
      defines: ['nrr', 'grr'],
      altText: `${title}. Waterfall: ${plot.steps.map(({ name, text }) => `${name} ${text}`).join(', ')}.`,
      notes: bridgeNotes(bridge),
    };
  },
});
