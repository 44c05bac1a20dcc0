import { type ComponentProps, type ReactNode, useId } from 'react';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { ApiError } from '@/lib/api/client';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string;
  hint?: ReactNode;
  /** What the server said of the form; shown here where it is of this field. */
  error?: Error | null;
  name: string;
}

export const isOf = (error: Error | null | undefined, name: string): boolean =>
  error instanceof ApiError && error.problem?.field === name;

/** One field of a form with its words, and what is wrong with it. */
export function Field({ label, hint, error, name, ...props }: FieldProps) {
  const id = useId();
  const isWrong = isOf(error, name);
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>{label}</Label>
      <Input {...props} id={id} name={name} aria-invalid={isWrong} aria-describedby={`${id}-about`} />
      <p id={`${id}-about`} className="text-xs text-ink-3" role={isWrong ? 'alert' : undefined}>
        {isWrong ? <span className="text-bad">{error?.message.replace(`${name}: `, '')}</span> : hint}
      </p>
    </div>
  );
}

/** The words of a form by their names. */
export function wordsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
