'use client';

import { Swatch } from './swatch';

export interface TipLine {
  label: string;
  value: string;
  colour: string | null;
  hatched?: boolean;
  round?: boolean;
}

interface TipPoint {
  label: string;
  lines: readonly TipLine[];
}

/** What a chart says of the point under the pointer or the arrow keys; price keeps its hatching. */
export function Tip({ active, payload }: { active?: boolean; payload?: readonly { payload?: TipPoint }[] }) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="num min-w-44 rounded-sm bg-surface px-3 py-2 text-xs text-ink shadow-pop">
      <p className="mb-1 font-medium">{point.label}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-5 gap-y-0.5">
        {point.lines.map((line) => (
          <div key={line.label} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt className="flex items-center gap-1.5 text-ink-2">
              <Swatch
                colour={line.colour ?? 'transparent'}
                hatched={line.hatched ?? false}
                round={line.round ?? false}
              />
              {line.label}
            </dt>
            <dd className="text-right font-medium">{line.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The same for the live region. */
export const spokenText = ({ label, lines }: TipPoint) => ({ title: label, lines });
