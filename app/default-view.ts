import { redirect } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { viewsHere } from '@/lib/api/kept';
import { accountOf as addressed } from '@/lib/view/account-question';
import { viewHref } from '@/lib/view/saved-views';

/** Where an address says nothing, its page opens with the view that was made its default. */
export async function openDefaultView(path: string, searchParams: Promise<SearchParams>): Promise<void> {
  if (Object.keys(await searchParams).length > 0) return;
  const { views } = await viewsHere();
  const here = addressed(path);
  const view = views.find((each) => each.is_default && each.search !== '' && addressed(each.path) === here);
  if (view) redirect(viewHref(view));
}
