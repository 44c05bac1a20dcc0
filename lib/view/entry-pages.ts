/** Pages for who is not signed in: they stand by themselves, without the navigation. */
const entryPages = ['/sign-in', '/setup', '/accept-invitation', '/reset-password'] as const;

export const isEntryPage = (path: string): boolean => entryPages.some((page) => path.split(/[?#]/)[0] === page);
