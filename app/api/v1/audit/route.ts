import { auditHere } from '@/lib/api/audit';
import { auditQuery } from '@/lib/api/contract/audit';
import { route } from '@/lib/api/handler';

export const GET = route((request) =>
  auditHere(auditQuery.parse(Object.fromEntries(new URL(request.url).searchParams))),
);
