/** `ratchet mcp`: the reports as tools for agents, by the Model Context Protocol on standard input and output. Reads alone. */
import type { Command } from 'commander';
import { serveOnStdio } from '@/lib/mcp/server';
import { type GlobalOptions, principal, withStore } from './session';

export function registerMcpCommand(program: Command): void {
  program
    .command('mcp')
    .description('serve the reports to an agent by the Model Context Protocol (stdio); reads alone')
    .action((_options: GlobalOptions, command: Command) =>
      withStore(command.optsWithGlobals<GlobalOptions>(), (store) => serveOnStdio(store, principal)),
    );
}
