/** Says that a file may be let go anywhere, where the drop zone is not in sight. */
export function DropOverlay() {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-2 z-50 grid place-items-end justify-center rounded-lg border-2 border-dashed border-accent pb-10"
    >
      <span className="rounded-sm bg-accent px-4 py-2 font-semibold text-on-accent shadow-pop">
        Let go to read this file
      </span>
    </div>
  );
}
