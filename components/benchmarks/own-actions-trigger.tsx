import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** What the company can bring along. */
export type OwnAction = 'figure' | 'peer' | 'import';

/** The button that stands before the menu's code has come, and after. */
export const ownActionsTrigger = (
  <Button needs="write">
    <Plus aria-hidden />
    Add your own
  </Button>
);
