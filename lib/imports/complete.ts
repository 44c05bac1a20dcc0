/** Files that say they are complete for a range of days (metrics.md section 2). */
import { foreignOf, type Kind } from '@/lib/ingest/fields';

/** What has no day of its own (accounts, rates, costs, targets, control totals) cannot go missing from a range of days. */
const dayless: readonly Kind[] = ['accounts', 'rates', 'costs', 'targets', 'control_totals'];

export const canBeComplete = (kind: Kind): boolean => !dayless.includes(kind) && foreignOf(kind)?.states !== 'accounts';
