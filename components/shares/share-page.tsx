'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { isSharedPage } from '@/lib/domain/shared-pages';
import { pageOf, searchOfView, suggestedName } from '@/lib/view/saved-views';
import { ShareButton } from './share-button';

/** Shares the page with the question in its address, where it is one that can be shared. */
export function SharePage() {
  const path = usePathname();
  const search = searchOfView(useSearchParams().toString());
  if (!isSharedPage(path)) return null;
  const what = `${pageOf(path)} with these filters, by the last closed month`;
  return <ShareButton props={{ scope: { kind: 'page', path, search }, name: suggestedName(path, search), what }} />;
}
