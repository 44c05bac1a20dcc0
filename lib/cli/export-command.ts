/** `ratchet export`: what leaves the building as a file, for people and for cron. */
import type { Command } from 'commander';
import { registerDeckExports } from './export-deck';
import { registerFileExports } from './export-files';

export function registerExportCommand(program: Command): void {
  const exports = program.command('export').description('write slides and reports as files');
  registerDeckExports(exports);
  registerFileExports(exports);
}
