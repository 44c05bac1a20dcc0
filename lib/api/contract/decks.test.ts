import { describe, expect, expectTypeOf, it } from 'vitest';
import { type DeckChoice, type DeckModel, deckTemplates } from '@/lib/view/deck/deck';
import { colourRoles } from '@/lib/view/deck/plot';
import { type DeckModelAnswer, deckModel } from './deck-model';
import { type DeckChoiceAnswer, deckChoice } from './decks';
import { camelKeys, snakeKeys } from './keys';

const slide = { id: 's1', exhibit: 'bridge', search: 'window=3', shown: true, title: null, notes: 'Say it' };
const choice: DeckChoice = {
  ...{
    name: 'Board',
    template: 'board',
    period: '2026-Q3',
    accent: '0a6b45',
    logo: null,
    hideNames: true,
    bands: false,
  },
  slides: [slide],
};

const model: DeckModel = {
  ...{ name: 'Board', title: 'Acme · Review', subtitle: 'Review', company: 'Acme', currency: 'USD', accent: '3A46C8' },
  ...{ logo: null, bands: false, standing: 'ledger version 1' },
  slides: [
    {
      ...{ id: 's1', exhibit: 'bridge', title: 'NRR rose', draftedTitle: 'NRR rose', description: 'NRR', empty: null },
      plot: {
        kind: 'table',
        columns: [{ name: 'Account', unit: 'text', weight: 2 }],
        rows: [[{ text: 'snake_case stays', value: null, heat: null }]],
        hasTotal: false,
        more: null,
      },
      figures: [{ name: 'NRR', text: '108.9%', value: 1.089, note: '', tone: 'plain' }],
      ...{ footnote: '', altText: '', notes: [] },
    },
  ],
};

describe('the contract of decks', () => {
  it('has the shapes of what is chosen and drawn', () => {
    expectTypeOf<DeckChoiceAnswer>().toEqualTypeOf<DeckChoice>();
    expectTypeOf<DeckModelAnswer>().toExtend<DeckModel>();
    for (const template of deckTemplates) expect(deckChoice.parse({ ...choice, template }).template).toBe(template);
    for (const role of colourRoles) {
      const steps = [{ name: 'x', kind: 'total' as const, role, from: 0, to: 1, text: '' }];
      const plot = { kind: 'waterfall' as const, unit: 'money' as const, steps };
      expect(deckModel.safeParse({ ...model, slides: [{ ...model.slides[0], plot }] }).success).toBe(true);
    }
  });

  it('is the same after it has travelled; data are no names of fields', () => {
    const travelled = <T>(value: T & object): unknown => JSON.parse(JSON.stringify(snakeKeys(value)));
    expect(travelled(choice)).toMatchObject({ hide_names: true });
    expect(deckChoice.parse(travelled(choice))).toEqual(choice);
    expect(deckModel.parse(travelled(model))).toEqual(model);
    expect(camelKeys({ a_b: ['c_d', { e_f: null }] })).toEqual({ aB: ['c_d', { eF: null }] });
  });

  it('takes what is left out as not chosen', () => {
    expect(
      deckChoice.parse({ name: ' B ', template: 'summary', slides: [{ id: 'a', exhibit: 'x', title: '  ' }] }),
    ).toEqual({
      ...{ name: 'B', template: 'summary', period: null, accent: null, logo: null, hideNames: false, bands: false },
      slides: [{ id: 'a', exhibit: 'x', search: '', shown: true, title: null, notes: null }],
    });
  });
});

const picture = (type: string, bytes: string): string => `data:image/${type};base64,${btoa(bytes)}`;
const said = (logo: string): string | undefined => deckChoice.safeParse({ ...choice, logo }).error?.issues[0]?.message;

describe('a logo', () => {
  it.each([picture('png', '\x89PNG rest'), picture('jpeg', '\xff\xd8\xff rest')])('is taken: %s', (logo) =>
    expect(said(logo)).toBeUndefined(),
  );

  it.each([
    ['a page', 'data:text/html;base64,PGI+', 'expected a PNG or JPEG picture'],
    ['a drawing, which may run something', picture('svg+xml', '<svg/>'), 'expected a PNG or JPEG picture'],
    ['another address', 'https://example.com/logo.png', 'expected a PNG or JPEG picture'],
    ['markup that says it is a PNG', picture('png', '<svg/>'), 'the file is not the picture that it says it is'],
    ['a damaged one', 'data:image/png;base64,A', 'the picture is damaged'],
    ['too large', picture('png', `\x89PNG${'x'.repeat(500_000)}`), 'the picture is larger than 500 kB'],
  ])('is refused: %s', (_, logo, message) => expect(said(logo)).toContain(message));
});

it.each([
  [{ period: 'last month' }, 'expected a month'],
  [{ accent: 'red' }, 'expected six hexadecimal digits'],
  [{ slides: [slide, slide] }, 'two slides have the same id'],
  [{ name: '  ' }, 'a deck needs a name'],
])('%j is refused', (change, message) =>
  expect(deckChoice.safeParse({ ...choice, ...change }).error?.issues[0]?.message).toContain(message),
);
