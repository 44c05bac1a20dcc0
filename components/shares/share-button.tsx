'use client';

import { Share2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import type { ShareScope } from './share-dialog';

const load = async () => (await import('./share-dialog')).ShareDialog;

const trigger = (
  <Button needs="write">
    <Share2 aria-hidden />
    Share
  </Button>
);

/** Makes a link for people without Ratchet, to exactly what is named. */
export const ShareButton = ({ props }: { props: ShareScope }) => (
  <OnDemand haspopup="dialog" load={load} props={props} trigger={trigger} />
);
