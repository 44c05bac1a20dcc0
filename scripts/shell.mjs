/** The shell that npm runs a script in. */

/** npm hands a signal to the shell it runs this in, which dies of it without passing it on; so its end is a signal. */
export function stopWithShell() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
