import { Command as Primitive } from 'cmdk';
import type { Command } from '@/lib/view/commands';

/** One line of the menu: what it is called, and in grey what it is. */
export const CommandItem = ({ command, onRun }: { command: Command; onRun(command: Command): void }) => (
  <Primitive.Item
    value={command.key}
    onSelect={() => onRun(command)}
    className="flex min-h-(--row) cursor-pointer items-center gap-3 rounded-sm px-2.5 text-ink outline-none select-none data-[selected=true]:bg-hover pointer-coarse:min-h-(--control-touch)"
  >
    <span className="shrink-0 truncate max-md:shrink">{command.label}</span>
    {command.note && <span className="ml-auto min-w-0 truncate text-xs text-ink-3">{command.note}</span>}
  </Primitive.Item>
);
