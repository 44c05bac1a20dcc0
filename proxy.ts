/**
 * What every page is answered with: to known names alone (design.md section 5), and under a policy that lets no script
 * run but ours. Who may see what is asked behind it, by the pages and routes themselves.
 */
import { type NextRequest, NextResponse } from 'next/server';
import { isKnownHost } from '@/lib/api/guard';
import { hardHeaders, pagePolicy } from '@/lib/api/web-headers';
import { publicHost } from '@/lib/env';

export const config = { matcher: ['/((?!api/|_next/static|_next/image).*)'] };

export function proxy(request: NextRequest): NextResponse {
  if (!isKnownHost(request.headers.get('host'), publicHost()))
    return new NextResponse('This server answers to its own name only.\n', { status: 421 });
  const nonce = btoa(crypto.randomUUID());
  const policy = pagePolicy(nonce);
  const sent = new Headers(request.headers);
  sent.set('x-nonce', nonce);
  // Next gives its own scripts the nonce that it finds here.
  sent.set('content-security-policy', policy);
  sent.set('x-ratchet-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const answer = NextResponse.next({ request: { headers: sent } });
  // A shared page states what is its own, and more strictly.
  const isShared = request.nextUrl.pathname.startsWith('/s/');
  for (const [name, value] of hardHeaders())
    if (!isShared || name.startsWith('strict-')) answer.headers.set(name, value);
  if (!isShared) answer.headers.set('content-security-policy', policy);
  return answer;
}
