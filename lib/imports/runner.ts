import type { Day } from '@/lib/domain/day';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';

/** Who runs a job on which store; `today` bounds what can be complete. */
export interface Runner {
  store: Store;
  principal: Principal;
  today: Day;
}
