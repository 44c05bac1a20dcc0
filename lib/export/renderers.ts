/** What makes a file of plain JSON, by name. Each is loaded when it is asked for: they bring large packages along. */
import type { DeckModel } from '@/lib/view/deck/deck';
import type { WorkbookInput } from './workbook/input';

/** What each renderer is given: plain JSON, since it may run in a process of its own. */
export interface RenderInputs {
  pptx: DeckModel;
  pdf: DeckModel;
  workbook: WorkbookInput;
}

export type RendererName = keyof RenderInputs;

type Renderer<Name extends RendererName> = (input: RenderInputs[Name]) => Promise<Uint8Array>;

const renderers: { [Name in RendererName]: () => Promise<Renderer<Name>> } = {
  pptx: async () => (await import('./pptx/render')).renderPptx,
  pdf: async () => (await import('./pdf/render')).renderPdf,
  workbook: async () => (await import('./workbook/render')).renderWorkbook,
};

export const isRendererName = (name: string): name is RendererName => Object.hasOwn(renderers, name);

/** Makes a file here and now; a server asks `renderApart` instead. */
export async function render<Name extends RendererName>(name: Name, input: RenderInputs[Name]): Promise<Uint8Array> {
  const renderer = await renderers[name]();
  return renderer(input);
}
