/** Says a change aloud to those who do not see it. The region must stay mounted while its text changes. */
export function Announce({ text }: { text: string }) {
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
