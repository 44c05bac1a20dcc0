/** The mark: stairs that only go up, in the colours of the theme. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true" className={className}>
      <rect width="22" height="22" rx="6" fill="var(--ink)" />
      <path
        d="M5 16V12.5H9V9.5H13V6.5H17"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx="17" cy="15.5" r="1.6" fill="var(--accent)" />
    </svg>
  );
}
