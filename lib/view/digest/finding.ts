/** Something to know, and what there is to say about it. */
export interface Finding {
  title: string;
  text: string;
}
