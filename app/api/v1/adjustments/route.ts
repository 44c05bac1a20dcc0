import { listedAdjustments, makeAdjustment } from '@/lib/api/adjustments';
import { adjustmentPost, adjustmentsAsked } from '@/lib/api/contract/adjustments';
import { body, route } from '@/lib/api/handler';

export const GET = route((request) =>
  listedAdjustments(adjustmentsAsked.parse(Object.fromEntries(new URL(request.url).searchParams))),
);

export const POST = route(async (request) => {
  const { request: asked, dry_run } = await body(request, adjustmentPost);
  return makeAdjustment(asked, dry_run);
});
