/**
 * XML as it comes, element by element. Entities beyond XML's own five cannot be declared: a document type is refused.
 * Nothing is held but the element at hand, and that only so long.
 */
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import type { Budget } from './limits';
import { ContainerRefused } from './part';

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Between pieces: where to wait for what the handlers began. */
  pause?(): Promise<void>;
}

/** Handlers may write 30,000 times as much as they read, so they pause often. */
const PIECE_CHARACTERS = 16 * 1024;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export async function readXml(
  chunks: AsyncIterable<Buffer>,
  what: string,
  budget: Budget,
  handlers: XmlHandlers,
): Promise<void> {
  const { limits } = budget;
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let quiet = 0;
  parser.on('doctype', () => {
    throw budget.refusal('container_xml', { found: what });
  });
  parser.on('error', (error) => {
    throw budget.refusal('container_damaged', { found: `${what}: ${error.message}` });
  });
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0;
    depth++;
    if (depth > limits.xmlDepth) throw budget.refusal('container_xml', { found: what });
    handlers.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    quiet = 0;
    depth--;
    handlers.close?.(localName(name));
  });
  const { text } = handlers;
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const write = async (characters: string): Promise<void> => {
    for (let at = 0; at < characters.length; at += PIECE_CHARACTERS) {
      const piece = characters.slice(at, at + PIECE_CHARACTERS);
      quiet += piece.length;
      if (quiet > limits.xmlQuietCharacters) throw budget.refusal('container_xml', { found: what });
      parser.write(piece);
      await handlers.pause?.();
    }
  };
  try {
    const decoder = new StringDecoder('utf8');
    for await (const chunk of chunks) await write(decoder.write(chunk));
    await write(decoder.end());
    parser.close();
  } catch (error) {
    if (error instanceof ContainerRefused || (error instanceof Error && 'syscall' in error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw budget.refusal('container_damaged', { found: `${what}: ${reason}` });
  }
}
