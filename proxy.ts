/** Pages answer only to the names of this machine (design.md section 5); the API's handlers and /metrics check for themselves. */
import { type NextRequest, NextResponse } from 'next/server';
import { isKnownHost } from '@/lib/api/guard';

export const config = { matcher: ['/((?!api/|metrics$|_next/static|_next/image).*)'] };

export function proxy(request: NextRequest): NextResponse {
  if (isKnownHost(request.headers.get('host'))) return NextResponse.next();
  return new NextResponse('This server answers to localhost only.\n', { status: 421 });
}
