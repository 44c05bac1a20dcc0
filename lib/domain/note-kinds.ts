/** What a note on a day is about. */
export const noteKinds = ['price', 'launch', 'campaign', 'team', 'incident', 'other'] as const;
export type NoteKind = (typeof noteKinds)[number];
