/** `ratchet export-job NAME`: what the server hands to a process of its own (`lib/export/thread.ts`). */
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { isRendererName, render } from '@/lib/export/renderers';
import { UsageError } from './output';

export function registerExportJob(program: Command): void {
  program.command('export-job <renderer>', { hidden: true }).action(async (renderer: string) => {
    if (!isRendererName(renderer)) throw new UsageError(`no renderer "${renderer}"`);
    // It comes from our own server, as the JSON it wrote.
    const bytes = await render(renderer, JSON.parse(await text(process.stdin)));
    await new Promise<void>((settle) => process.stdout.write(bytes, () => settle()));
  });
}
