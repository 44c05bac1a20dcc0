/** A deck as a file over the API, made in a process of its own. */
import * as z from 'zod';
import { deckFileName } from '@/lib/export/file-name';
import { RenderFailure, renderApart } from '@/lib/export/thread';
import { withoutEmptySlides } from '@/lib/view/deck/deck';
import { type DeckChoiceAnswer, deckChoice } from './contract/decks';
import { deckModelHere } from './deck-model';
import { deckHere } from './decks';
import { Refusal } from './refusal';

export const deckFormats = ['pptx', 'pdf'] as const;
export type DeckFormat = (typeof deckFormats)[number];

export const deckMediaTypes: Readonly<Record<DeckFormat, string>> = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
};

/** What a deck's file is asked for with: a choice, or the number of a deck that is kept. */
const kept = z.strictObject({ id: z.number().int() });
export const deckFileRequest = z.union([kept, deckChoice]);

const LIMIT_MS = 60_000;

export function deckFormat(text: string | null): DeckFormat {
  const format = deckFormats.find((name) => name === (text ?? 'pptx'));
  if (!format) throw new Refusal(422, 'No such format', `format: expected pptx or pdf, found "${text}".`, 'format');
  return format;
}

const choiceOf = async (asked: z.infer<typeof deckFileRequest>): Promise<DeckChoiceAnswer> =>
  'id' in asked ? (await deckHere(asked.id)).choice : asked;

export async function deckFileHere(
  asked: z.infer<typeof deckFileRequest>,
  format: DeckFormat,
  signal: AbortSignal,
): Promise<{ name: string; bytes: Uint8Array }> {
  const choice = await choiceOf(asked);
  if (!choice.slides.some(({ shown }) => shown))
    throw new Refusal(422, 'Nothing to export', 'No slide of the deck is shown: switch one on.', 'slides');
  const model = withoutEmptySlides(await deckModelHere(choice));
  try {
    return {
      name: deckFileName(choice, format),
      bytes: await renderApart(format, model, { signal, limitMs: LIMIT_MS }),
    };
  } catch (error) {
    if (error instanceof RenderFailure) throw new Refusal(503, 'The file was not made', error.message);
    throw error;
  }
}
