import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEnvironment } from '@/lib/env';

const files: Readonly<Record<string, string>> = { regular: 'Geist-Regular.woff2', semibold: 'Geist-SemiBold.woff2' };

const YEAR = 31_536_000;

/** The font of shared pages, which load nothing else. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const file = files[(await params).name];
  if (file === undefined) return new Response(null, { status: 404 });
  const path = join(readEnvironment().rootDir, 'node_modules/geist/dist/fonts/geist-sans', file);
  return new Response(new Uint8Array(await readFile(path)), {
    headers: { 'content-type': 'font/woff2', 'cache-control': `public, max-age=${YEAR}, immutable` },
  });
}
