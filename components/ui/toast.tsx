'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { onToasts, type ToastEntry, toastEntries } from './toast-messages';

const none: readonly ToastEntry[] = [];

const ToastList = dynamic(() => import('./toast-list').then((module) => module.ToastList), { ssr: false });

/** Where `toast(…)` shows its messages; one of it stands in the layout. */
export function Toaster() {
  const entries = useSyncExternalStore(onToasts, toastEntries, () => none);
  return entries.length > 0 && <ToastList entries={entries} />;
}
