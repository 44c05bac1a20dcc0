/** What a stage does to expand, each lever beside the company's own figure that tells whether it works here. */
import { dayText, wholeNumber } from '../../format';
import { preparePlaybook, type StageModel } from '../../playbook';
import { type AskWords, ask } from '../ask';
import { column, words } from '../cells';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import type { TableCell } from '../plot';
import { cutToWidth } from '../text-width';

/** Benchmarks and the playbook are of the whole company: filters narrow other figures alone. */
export const companyWords = ({ asked }: SlideAsked): AskWords =>
  asked.as_of === undefined ? {} : { as_of: asked.as_of };

const LEVER_EM = 20;
const FIGURE_EM = 20;
const NAME_EM = 15.5;
const tones = { good: 'good', bad: 'bad', flat: 'plain' } as const;

type LeverFigure = StageModel['levers'][number]['figures'][number];

/** Each figure once, though several levers may be told by it. */
const figuresOf = ({ levers }: StageModel): LeverFigure[] => [
  ...new Map(levers.flatMap(({ figures }) => figures).map((figure) => [figure.key, figure])).values(),
];

/** '3 of the 5 figures behind the levers of stage $5-20M rose in a quarter, 1 fell' */
function titleOf({ name }: StageModel, figures: readonly LeverFigure[]): string {
  const compared = figures.filter(({ change }) => change !== null);
  const count = (tone: LeverFigure['tone']): number => compared.filter((each) => each.tone === tone).length;
  const of = `behind the levers of stage $${name}`;
  if (compared.length === 0) return `No figure ${of} can be compared with a quarter before yet`;
  const [rose, fell] = [count('good'), count('bad')];
  const which =
    compared.length === 1 ? 'The one figure' : `${wholeNumber(rose)} of the ${wholeNumber(compared.length)} figures`;
  if (compared.length === 1) return `${which} ${of} ${rose > 0 ? 'rose' : fell > 0 ? 'fell' : 'stayed'} in a quarter`;
  return `${which} ${of} rose in a quarter, ${fell === 0 ? 'none' : wholeNumber(fell)} fell`;
}

export const playbookExhibit = exhibit({
  name: 'playbook',
  label: 'Playbook of the stage',
  page: 'benchmarks',
  asks: (slide) => ({ playbook: ask('playbook', companyWords(slide)) }),
  prepare: ({ playbook }, { search, dataThrough }) => {
    const model = preparePlaybook(playbook);
    const asked = new URLSearchParams(search).get('stage');
    const stage = model.stages.find(({ name }) => name === asked) ?? model.stages.find(({ isOwn }) => isOwn);
    if (!stage || playbook.stage === null)
      return emptySlide('Playbook of the stage', 'The stage is not known yet: there are no data.');
    const known = new Map(playbook.figures.map((figure) => [figure.figure, figure.value]));
    const figures = figuresOf(stage);
    const title = titleOf(stage, figures);
    const shown = figures.filter(({ key }) => known.get(key) != null).slice(0, 3);
    return {
      title,
      description: `${stage.target} is what investors look for at ${stage.isOwn ? 'this stage' : `stage $${stage.name}; the company’s own is $${model.own}`}; figures to ${dayText(dataThrough)}`,
      plot: {
        kind: 'table',
        columns: [
          column('What usually works', 'text', 2.6),
          column('The figure that shows it', 'text', 2.6),
          column('Here', 'ratio', 0.9),
          column('Against a quarter before', 'text', 1.8),
        ],
        rows: stage.levers.flatMap(({ lever, figures: own }) =>
          own.map((figure, index): TableCell[] => [
            words(index === 0 ? cutToWidth(lever, LEVER_EM) : ''),
            words(cutToWidth(figure.name, FIGURE_EM)),
            { text: figure.value, value: known.get(figure.key) ?? null, heat: null },
            words(figure.change?.replace(' in a quarter', '') ?? ''),
          ]),
        ),
        hasTotal: false,
        more: null,
      },
      empty: null,
      figures: shown.map(
        (figure): SlideFigure => ({
          name: figure.key === 'coverage' ? 'Coverage' : cutToWidth(figure.name, NAME_EM),
          text: figure.value,
          value: known.get(figure.key) ?? null,
          note: figure.change ?? 'not known a quarter before',
          tone: tones[figure.tone],
        }),
      ),
      defines: ['expansion'],
      altText: `${title}. Table: ${figures.map(({ name, value }) => `${name} ${value}`).join(', ')}.`,
      notes: [
        ...figures.map(({ name, value, detail }) => `${name}: ${value}. ${detail}`),
        `What it takes: ${stage.infrastructure.join(', ')}.`,
        `What to avoid: ${stage.avoid}.`,
        model.source,
      ],
    };
  },
});
