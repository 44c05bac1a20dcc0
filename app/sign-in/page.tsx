import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignIn } from '@/components/people/sign-in';
import { pageCaller } from '@/lib/api/who-asks';
import { wayBack } from '@/lib/view/people';

export const metadata: Metadata = { title: 'Sign in' };

export default async function Page({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  const back = wayBack(typeof to === 'string' ? to : null);
  if ((await pageCaller()) !== null) redirect(back);
  return <SignIn to={back} />;
}
