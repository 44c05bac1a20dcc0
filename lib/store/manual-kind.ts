/** The kind of an import that a person made by hand, without a file. */
export const MANUAL_KIND = 'manual';
