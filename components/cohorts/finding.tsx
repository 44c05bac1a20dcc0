import type { CohortFinding } from '@/lib/view/cohort-finding';

/** What the page says first. */
export const Finding = ({ finding }: { finding: CohortFinding }) => (
  <div className="num max-w-[1000px]">
    <p className="text-lg text-pretty text-ink tracking-tight max-md:text-[18px] max-md:leading-[25px]">
      {finding.parts.map((part) => (part.strong ? <strong key={part.text}>{part.text}</strong> : part.text))}
    </p>
    <p className="mt-1 text-pretty text-ink-3">{finding.note}</p>
  </div>
);
