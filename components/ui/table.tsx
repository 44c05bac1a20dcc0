import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A table of 36 px rows between hairlines. Where it is wider than its place, it alone scrolls. */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <div className="relative -mx-1 overflow-x-auto px-1">
      <table {...props} className={cn('num w-full border-collapse text-sm', className)} />
    </div>
  );
}

export const TableHead = (props: ComponentProps<'thead'>) => <thead {...props} />;

export const TableBody = (props: ComponentProps<'tbody'>) => <tbody {...props} />;

export const TableRow = ({ className, ...props }: ComponentProps<'tr'>) => (
  <tr {...props} className={cn('group/row', className)} />
);

interface CellProps {
  /** Figures stand at the right, each digit as wide as the next. */
  numeric?: boolean;
}

export function TableHeadCell({ numeric = false, className, ...props }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope="col"
      {...props}
      className={cn(
        'border-b border-line-strong pr-3 pb-1.5 align-bottom text-2xs font-medium whitespace-nowrap text-ink-3 last:pr-0',
        numeric ? 'text-right' : 'text-left',
        className,
      )}
    />
  );
}

/** Above the buttons of rows: read out, not shown. */
export const ActionsHeadCell = () => (
  <TableHeadCell>
    <span className="sr-only">Actions</span>
  </TableHeadCell>
);

const cellLook = 'h-(--row) border-b border-line pr-3 last:pr-0 group-last/row:border-b-0';

export function TableCell({ numeric = false, className, ...props }: ComponentProps<'td'> & CellProps) {
  return <td {...props} className={cn(cellLook, numeric && 'text-right whitespace-nowrap', className)} />;
}

/** The cell that names its row. */
export function TableRowHead({ className, ...props }: ComponentProps<'th'>) {
  return <th scope="row" {...props} className={cn(cellLook, 'text-left font-normal text-ink', className)} />;
}
