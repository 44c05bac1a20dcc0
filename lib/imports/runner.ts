import type { Day } from '@/lib/domain/day';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import type { Together } from '@/lib/store/together';

/** Who runs a job on which store; `today` bounds what can be complete. */
export interface Runner {
  store: Store;
  principal: Principal;
  today: Day;
  /** Of several dry runs: the transaction they share. */
  together?: Together;
}
