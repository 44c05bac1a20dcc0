import type { Metadata } from 'next';
import { connection } from 'next/server';
import { Entry } from '@/components/people/entry';

export const metadata: Metadata = { title: 'First owner' };

export default async function Page() {
  await connection();
  return <Entry />;
}
