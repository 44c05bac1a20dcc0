import { connection } from 'next/server';
import { openShare, openShareWith } from '@/lib/api/shares';

interface Context {
  params: Promise<{ token: string }>;
}

const MOST_BYTES = 4096;

/** No page of the shell, but a document of its own: none of the other pages' code or answers is in it. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  await connection();
  return openShare((await params).token);
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  const text = isForm && length <= MOST_BYTES ? await request.text() : '';
  return openShareWith((await params).token, new URLSearchParams(text).get('password') ?? '');
}
