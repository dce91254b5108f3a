/** Who has touched neither keys nor a pointer for so long is not at the page any more. */
const PRESENT_MS = 60_000;
const TOUCHES = ['keydown', 'pointerdown', 'wheel'] as const;

/** Opening a page is an act. */
let touchedAt = Date.now();

/** Notes from now on when somebody touches the page. */
export function watchPresence(): void {
  for (const touch of TOUCHES)
    window.addEventListener(touch, () => (touchedAt = Date.now()), { capture: true, passive: true });
}

/** Whether somebody is at the page, as against a page that asks by itself, e.g. because something changed. */
export function isAttended(): boolean {
  return Date.now() - touchedAt < PRESENT_MS;
}
