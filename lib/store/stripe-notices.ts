/** What standing imports of Stripe note of prices that it does not list. */
import type { Database } from './database';
import { permit } from './permit';
import type { Principal } from './principal';

export interface StripeNotice {
  message: string;
  remedy: string;
}

/** Of each price once, by its latest import; a price that has been listed since is told of no more. */
const SELECT = `
  select message, remedy from (
    select distinct on (said."column") said."column" as price, said.message, said.remedy
    from import_run i, jsonb_to_recordset(i.notices) as said("column" text, code text, message text, remedy text)
    where i.workspace_id = $1 and i.kind = 'stripe' and i.status = 'done' and said.code = 'unknown_price'
    order by said."column", i.import_no desc) as latest
  where not exists (
    select from stripe_object o where o.workspace_id = $1 and o.object = 'price' and o.id = latest.price)
  order by price limit 20`;

export async function stripeNotices(db: Database, principal: Principal, workspaceId: number): Promise<StripeNotice[]> {
  permit(principal, workspaceId, 'read');
  const { rows } = await db.query<StripeNotice>(SELECT, [workspaceId]);
  return rows;
}
