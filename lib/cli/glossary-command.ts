/** `ratchet glossary`: what each figure means, as text or as JSON. Needs no store. */
import type { Command } from 'commander';
import { glossary } from '@/lib/reports/glossary';
import { printJson } from './output';

const TEXT_INDENT = '  ';

function printGlossary(): void {
  const entries = glossary().metrics.map(({ slug, name, formula, note }) =>
    [`${name} (${slug})`, formula, note].filter((line) => line !== '').join(`\n${TEXT_INDENT}`),
  );
  process.stdout.write(`${entries.join('\n\n')}\n`);
}

export function registerGlossaryCommand(program: Command): void {
  program
    .command('glossary')
    .description('print what each figure means')
    .action((_options: object, command: Command) => {
      if (command.optsWithGlobals<{ json?: boolean }>().json) printJson(glossary());
      else printGlossary();
    });
}
