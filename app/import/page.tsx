import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ImportPage } from '@/components/import/import-page';

export const metadata: Metadata = { title: 'Imports' };

export default function Page() {
  return (
    <Suspense>
      <ImportPage />
    </Suspense>
  );
}
