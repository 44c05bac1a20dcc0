import { type DeckFormat, deckFileHere, deckFileRequest, deckFormat, deckMediaTypes } from '@/lib/api/deck-file';
import { body, route } from '@/lib/api/handler';
import { idOf } from '@/lib/api/kept';

const fileResponse = ({ name, bytes }: { name: string; bytes: Uint8Array }, format: DeckFormat): Response => {
  const headers = {
    'content-type': deckMediaTypes[format],
    'content-disposition': `attachment; filename="${name}"`,
    'content-length': String(bytes.length),
    'cache-control': 'no-store',
  };
  return new Response(new Uint8Array(bytes), { headers });
};

/** A deck as it was chosen, or one that is kept (`{"id": 3}`), as a presentation or with `format=pdf` as a PDF. */
export const POST = route(async (request) => {
  const format = deckFormat(new URL(request.url).searchParams.get('format'));
  const asked = await body(request, deckFileRequest);
  return fileResponse(await deckFileHere(asked, format, request.signal), format);
});

/** A deck that is kept: `deck=3`, `format=pdf`. */
export const GET = route(async (request) => {
  const params = new URL(request.url).searchParams;
  const format = deckFormat(params.get('format'));
  const asked = { id: idOf(params.get('deck') ?? '') };
  return fileResponse(await deckFileHere(asked, format, request.signal), format);
});
