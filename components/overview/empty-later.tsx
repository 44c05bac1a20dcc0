import dynamic from 'next/dynamic';

/** What stands where there are no figures yet: most visits have some, so its code comes only where it is shown. */
export const Empty = dynamic(() => import('./empty').then((module) => module.Empty));
