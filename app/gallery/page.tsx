import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

export const metadata: Metadata = { title: 'Gallery' };

/** For development alone: a build for use holds none of it, and answers that there is no such page. */
export default async function Page() {
  if (process.env.NODE_ENV === 'production') {
    notFound();
  } else {
    const { Gallery } = await import('@/components/gallery/gallery');
    return <Gallery />;
  }
}
