import { dehydrate, type DehydratedState, hydrate, type QueryClient } from '@tanstack/react-query';

/** The element of a page that was drawn before it was sent: the answers that it was drawn from, as JSON. */
const ELEMENT = 'answers';

/** The element that carries them; no script, so that the policy lets it be, and nothing in it can end it. */
export function writtenAnswers(queries: QueryClient): string {
  const json = JSON.stringify(dehydrate(queries)).replaceAll('<', String.raw`\u003c`);
  return `<script type="application/json" id="${ELEMENT}">${json}</script>`;
}

/** Takes them over, so that nothing is asked twice. @returns whether the page was drawn before it was sent */
export function takeAnswers(queries: QueryClient): boolean {
  const json = document.getElementById(ELEMENT)?.textContent;
  if (!json) return false;
  const answers = JSON.parse(json) as DehydratedState;
  // Their age is counted by this machine's clock, which may differ from the server's.
  for (const { state } of answers.queries) state.dataUpdatedAt = Date.now();
  hydrate(queries, answers);
  return true;
}
