/** What was chosen last for the same column names, and is used again. */
import { dayText } from './format';

/** `chosenAt`: an instant. */
export function rememberedWords(chosenAt: string): { title: string; text: string } {
  const day = chosenAt.slice(0, 10);
  return {
    title: `Read as last time, on ${dayText(day)}`,
    text: 'A file with these column names was imported before: its columns and conventions are used again. Each can be changed below.',
  };
}
